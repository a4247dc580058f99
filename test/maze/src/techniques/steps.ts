import { type MazeReply, page, redirect } from '../reply.ts';
import { fieldText, type MazeRequest } from '../request.ts';
import { byHand, type TechniqueGroup } from '../technique.ts';

const after = 'One thing comes after the other; each can be seen and done.';
const covering = 'position:fixed;inset:0;background:#fffe;z-index:9;padding:4rem';

/** Things that need more than one act. */
export const steps: TechniqueGroup = {
  name: 'steps',
  title: 'More than one step',
  techniques: [
    {
      name: 'click-change-click',
      title: 'Safe with a hint',
      why: after,
      page: `<button type="button">Show the choice</button><div id="place"></div>
        <script>
          document.querySelector('button').onclick = () => {
            place.innerHTML = '<label>Size <select><option value="">Choose</option><option value="4">Large</option></select></label>'
            place.querySelector('select').onchange = ({ target }) => {
              place.insertAdjacentHTML('beforeend', '<span id="go">Continue</span>')
              go.onclick = () => location.assign('size-' + target.value)
            }
          }
        </script>`,
      targets: ['size-4'],
      proof: byHand(async (page) => {
        await page.getByText('Show the choice').click();
        await page.getByLabel('Size').selectOption('Large');
        await page.getByText('Continue').click();
      }),
    },
    {
      name: 'three-clicks',
      title: 'Nested settings',
      why: after,
      page: `<div id="stage"><span class="more">Settings</span></div>
        <script>
          const names = ['Settings', 'Advanced', 'Experimental']
          let depth = 0
          stage.addEventListener('click', ({ target }) => {
            if (!target.matches('.more')) return
            depth += 1
            if (depth === names.length) location.assign('flags-' + depth)
            else stage.innerHTML = '<span class="more">' + names[depth] + '</span>'
          })
        </script>`,
      targets: ['flags-3'],
      proof: byHand(async (page) => {
        for (const name of ['Settings', 'Advanced', 'Experimental']) {
          await page.getByText(name, { exact: true }).click();
        }
      }),
    },
    {
      name: 'same-button-again',
      title: 'Are you sure you want to see it?',
      why: 'The first click changes nothing but the caption.',
      page: `<button type="button">Show the ending</button>
        <script>
          const button = document.querySelector('button')
          button.onclick = () => {
            button.textContent = 'Really show it'
            button.onclick = () => location.assign(['ending', 1].join('-'))
          }
        </script>`,
      targets: ['ending-1'],
      proof: byHand(async (page) => {
        await page.getByRole('button').click();
        await page.getByRole('button').click();
      }),
    },
    {
      name: 'removed-button',
      title: 'Lottery ticket',
      why: after,
      page: `<button type="button" id="scratch">Scratch</button>
        <script>scratch.onclick = () => {
          const prize = Object.assign(document.createElement('div'), { textContent: 'Look at your prize' })
          prize.onclick = () => location.assign('prize-' + prize.textContent.length)
          scratch.replaceWith(prize)
        }</script>`,
      targets: ['prize-18'],
      proof: byHand(async (page) => {
        await page.getByText('Scratch').click();
        await page.getByText('Look at your prize').click();
      }),
    },
    {
      name: 'hover-then-click',
      title: 'Photo wall',
      why: after,
      page: `<div id="photo" style="height:80px;border:1px solid">Beach</div>
        <script>photo.addEventListener('mouseover', () => {
          if (photo.querySelector('b')) return
          photo.insertAdjacentHTML('beforeend', ' <b data-photo="20">Enlarge</b>')
          photo.querySelector('b').addEventListener('click', ({ target }) => location.assign('photo-' + target.dataset.photo))
        })</script>`,
      targets: ['photo-20'],
      proof: byHand(async (page) => {
        await page.hover('#photo');
        await page.getByText('Enlarge').click();
      }),
    },
    {
      name: 'consent-enables',
      title: 'House rules',
      why: 'The box makes the button usable.',
      page: `<label><input type="checkbox"> I have read the rules</label><button type="button" disabled data-house="7">Enter</button>
        <script>
          const [box, button] = document.querySelectorAll('input, button')
          box.onchange = () => { button.disabled = !box.checked }
          button.onclick = () => location.assign('house-' + button.dataset.house)
        </script>`,
      targets: ['house-7'],
      proof: byHand(async (page) => {
        await page.getByRole('checkbox').check();
        await page.getByRole('button').click();
      }),
    },
    {
      name: 'right-order',
      title: 'Coffee machine',
      why: 'The second button works only after the first.',
      page: `<button type="button" id="cup">Put a cup</button><button type="button" id="brew">Brew</button>
        <script>
          let ready = false
          cup.onclick = () => { ready = true }
          brew.onclick = () => { if (ready) location.assign(['coffee', 1].join('-')) }
        </script>`,
      targets: ['coffee-1'],
      proof: byHand(async (page) => {
        await page.getByText('Put a cup').click();
        await page.getByText('Brew').click();
      }),
    },
    {
      name: 'tab-in-accordion',
      title: 'Device details',
      why: after,
      page: `<h2 id="section" aria-expanded="false">Network</h2><div id="body" hidden><div role="tablist"><span role="tab" data-tab="wired">Wired</span><span role="tab" data-tab="radio">Radio</span></div><div id="panel"></div></div>
        <script>
          section.onclick = () => { body.hidden = !body.hidden; section.setAttribute('aria-expanded', String(!body.hidden)) }
          body.addEventListener('click', ({ target }) => {
            if (target.dataset.tab) panel.innerHTML = target.dataset.tab === 'radio' ? '<a href="channels-' + target.textContent.length + '">Channels</a>' : 'No cable'
          })
        </script>`,
      targets: ['channels-5'],
      proof: byHand(async (page) => {
        await page.getByText('Network').click();
        await page.getByRole('tab', { name: 'Radio' }).click();
        await page.getByText('Channels').click();
      }),
    },
    {
      name: 'edit-in-place',
      title: 'Inline editor',
      why: 'A click on the text makes a field of it, and the field has a button.',
      page: `<span id="name" title="Click to edit">My list</span>
        <script>name_ = document.getElementById('name'); name_.onclick = () => {
          name_.onclick = null
          name_.innerHTML = '<input value="My list" aria-label="List name"><button type="button">Save</button>'
          name_.querySelector('button').onclick = () => fetch('list-' + name_.id.length, { method: 'PUT', body: name_.querySelector('input').value })
        }</script>`,
      targets: ['PUT list-4'],
      proof: byHand(async (page) => {
        await page.getByText('My list').click();
        await page.getByRole('button').click();
      }),
    },
    {
      name: 'filter-then-pick',
      title: 'Big directory',
      why: 'Nothing is listed until something is typed.',
      page: `<label>Name <input id="filter"></label><button type="button" id="search">List</button><ul id="hits"></ul>
        <script>
          search.onclick = () => { if (filter.value) hits.innerHTML = '<li data-hit="3">First hit</li>' }
          hits.onclick = ({ target }) => location.assign('hit-' + target.dataset.hit)
        </script>`,
      targets: ['hit-3'],
      proof: byHand(async (page) => {
        await page.getByLabel('Name').fill('Ann');
        await page.getByRole('button').click();
        await page.getByText('First hit').click();
      }),
    },
    {
      name: 'script-wizard',
      title: 'Insurance quote',
      why: 'One page shows three forms, one after the other.',
      page: `<form novalidate>
          <fieldset><label>First name <input name="first" required></label></fieldset>
          <fieldset hidden><label>Age <input name="age" type="number" min="18" max="99" required></label></fieldset>
          <fieldset hidden><label><input name="agree" type="checkbox" required> I agree</label></fieldset>
          <button>Next</button>
        </form>
        <script>
          const parts = [...document.querySelectorAll('fieldset')]
          let at = 0
          document.querySelector('form').onsubmit = (event) => {
            event.preventDefault()
            if (![...parts[at].querySelectorAll('input')].every((field) => field.reportValidity())) return
            at += 1
            if (at === parts.length) return location.assign('quote-' + parts.length)
            parts.forEach((part, number) => { part.hidden = number !== at })
          }
        </script>`,
      targets: ['quote-3'],
      proof: byHand(async (page) => {
        await page.getByLabel('First name').fill('Ann');
        await page.getByRole('button').click();
        await page.getByLabel('Age').fill('44');
        await page.getByRole('button').click();
        await page.getByLabel('I agree').check();
        await page.getByRole('button').click();
      }),
    },
    {
      name: 'session-wizard',
      title: 'Application for a permit',
      why: 'The server remembers the steps in the visitor’s session.',
      page: () => wizardStep('Applicant', 'applicant', 'vehicle'),
      targets: ['permit'],
      routes: {
        vehicle: (request) => nextStep(request, 'applicant', null, 'Vehicle', 'plate', 'review'),
        review: (request) => nextStep(request, 'plate', 'applicant', 'Review', 'remark', 'issue'),
        issue: async (request) =>
          (await remembered(request, 'remark', 'plate')) ? redirect('permit') : redirect('./'),
      },
      proof: byHand(async (page) => {
        for (const name of ['applicant', 'plate', 'remark']) {
          await page.getByLabel(name).fill('Something');
          await page.getByRole('button').click();
        }
      }),
    },
    {
      name: 'token-wizard',
      title: 'Registration in two parts',
      why: 'The second form carries a token that the first one’s answer made.',
      page: '<form method="post" action="second"><label>City <input name="city" required></label><button>Continue</button></form>',
      targets: ['registered'],
      routes: {
        second: async (request) => {
          const city = fieldText(await request.form(), 'city');
          if (city === '') return redirect('./');
          const token = Buffer.from(`city:${city}`).toString('base64url');
          return page(
            'Second part',
            `<form method="post" action="finish"><input type="hidden" name="token" value="${token}"><label>Street <input name="street" required></label><button>Register</button></form>`,
          );
        },
        finish: async (request) => {
          const form = await request.form();
          const token = Buffer.from(fieldText(form, 'token'), 'base64url').toString();
          return redirect(
            token.startsWith('city:') && fieldText(form, 'street') ? 'registered' : './',
          );
        },
      },
      proof: byHand(async (page) => {
        await page.getByLabel('City').fill('Oslo');
        await page.getByRole('button').click();
        await page.getByLabel('Street').fill('High Street 1');
        await page.getByRole('button').click();
      }),
    },
    {
      name: 'cookie-banner',
      title: 'Newspaper with a cookie banner',
      why: 'The banner covers the page until it is answered.',
      page: `<p><span id="paper" data-edition="12">Read the paper</span></p>
        <div id="banner" role="dialog" aria-modal="true" style="${covering}"><p>We value your privacy.</p><button type="button">Settings</button><button type="button" id="accept">Accept all</button></div>
        <script>
          accept.onclick = () => banner.remove()
          paper.onclick = () => location.assign('edition-' + paper.dataset.edition)
        </script>`,
      targets: ['edition-12'],
      proof: byHand(async (page) => {
        await page.getByText('Accept all').click();
        await page.getByText('Read the paper').click();
      }),
    },
    {
      name: 'late-popup',
      title: 'Blog with a newsletter',
      why: 'A moment later something covers the page; it can be closed.',
      page: `<p><span id="post" data-post="77">Read on</span></p>
        <script>
          setTimeout(() => {
            document.body.insertAdjacentHTML('beforeend', '<div id="letter" style="${covering}">Never miss a thing! <span id="close" aria-label="Close">×</span></div>')
            close_ = document.getElementById('close')
            close_.onclick = () => letter.remove()
          }, 300)
          post.onclick = () => { if (window.letter === undefined && window.close_) location.assign('post-' + post.dataset.post) }
        </script>`,
      targets: ['post-77'],
      proof: byHand(async (page) => {
        await page.getByLabel('Close').click();
        await page.getByText('Read on').click();
      }),
    },
    {
      name: 'welcome-tour',
      title: 'Workspace with a tour',
      why: 'The tour covers the page and has three steps.',
      page: `<p><span id="board" data-board="5">Your board</span></p>
        <div id="tour" role="dialog" style="${covering}"><p>Welcome (1 of 3)</p><button type="button">Next</button></div>
        <script>
          let step = 1
          tour.querySelector('button').onclick = ({ target }) => {
            step += 1
            if (step > 3) return tour.remove()
            tour.querySelector('p').textContent = 'Welcome (' + step + ' of 3)'
            target.textContent = step === 3 ? 'Finish' : 'Next'
          }
          board.onclick = () => location.assign('board-' + board.dataset.board)
        </script>`,
      targets: ['board-5'],
      proof: byHand(async (page) => {
        for (const caption of ['Next', 'Next', 'Finish']) {
          await page.getByRole('button', { name: caption }).click();
        }
        await page.getByText('Your board').click();
      }),
    },
    {
      name: 'modal-dialog',
      title: 'What is new',
      why: 'A modal dialog makes the rest of the page inert until it is closed.',
      page: `<p><span id="report" data-report="30">Monthly report</span></p>
        <dialog><p>We have changed some colours.</p><form method="dialog"><button>Got it</button></form></dialog>
        <script>
          document.querySelector('dialog').showModal()
          report.onclick = () => location.assign('report-' + report.dataset.report)
        </script>`,
      targets: ['report-30'],
      proof: byHand(async (page) => {
        await page.getByText('Got it').click();
        await page.getByText('Monthly report').click();
      }),
    },
    {
      name: 'age-gate',
      title: 'Wine merchant',
      why: 'The answer is kept in a cookie, and then the page is another.',
      page: ({ session }) =>
        session().get('of-age') === 'yes'
          ? page('Wine merchant', '<p>Welcome. See <a href="reds">our red ones</a>.</p>')
          : page(
              'Wine merchant',
              '<p>Are you of age?</p><form method="post" action="answer"><button name="of-age" value="no">No</button><button name="of-age" value="yes">Yes, enter</button></form>',
            ),
      targets: ['reds'],
      routes: {
        answer: async ({ form, session }) => {
          session().set('of-age', fieldText(await form(), 'of-age'));
          return redirect('./');
        },
      },
      proof: byHand(async (page) => {
        await page.getByText('Yes, enter').click();
        await page.getByText('our red ones').click();
      }),
    },
    {
      name: 'read-to-the-end',
      title: 'Contract to read',
      why: 'The button becomes usable when the text has been scrolled to its end.',
      page: `<div id="contract" style="height:120px;overflow:auto"><p style="height:1500px">Whereas</p></div><button type="button" disabled data-copy="2">I accept</button>
        <script>
          const button = document.querySelector('button')
          contract.onscroll = () => { if (contract.scrollTop + contract.clientHeight >= contract.scrollHeight - 4) button.disabled = false }
          button.onclick = () => location.assign('copy-' + button.dataset.copy)
        </script>`,
      targets: ['copy-2'],
      proof: byHand(async (page) => {
        await page.locator('#contract').evaluate((box) => box.scrollTo(0, box.scrollHeight));
        await page.getByText('I accept').click();
      }),
    },
    {
      name: 'alert-first',
      title: 'Talkative page',
      why: 'The browser’s own dialog must be closed before anything goes on.',
      page: `<button type="button" data-news="8">Go on</button>
        <script>document.querySelector('button').onclick = ({ target }) => {
          alert('You are about to go on.')
          location.assign('news-' + target.dataset.news)
        }</script>`,
      targets: ['news-8'],
      proof: byHand((page) => page.getByRole('button').click()),
    },
    {
      name: 'unsaved-changes',
      title: 'Careful editor',
      why: 'The browser asks before it leaves; whoever drives it can say yes.',
      page: `<label>Draft <textarea></textarea></label><button type="button" data-next="3">Next draft</button>
        <script>
          addEventListener('beforeunload', (event) => { if (document.querySelector('textarea').value) event.preventDefault() })
          document.querySelector('button').onclick = ({ target }) => location.assign('draft-' + target.dataset.next)
        </script>`,
      targets: ['draft-3'],
      proof: byHand(async (page) => {
        await page.getByLabel('Draft').fill('Not yet saved');
        await page.getByRole('button').click();
      }),
    },
    {
      name: 'slide-to-unlock',
      title: 'Locked phone page',
      why: 'The slider must be moved to its end.',
      page: `<label>Slide to unlock <input type="range" min="0" max="100" value="0"></label><p></p>
        <script>document.querySelector('input').oninput = ({ target }) => {
          if (target.value === target.max) document.querySelector('p').innerHTML = '<a href="home-' + target.max + '">Home screen</a>'
        }</script>`,
      targets: ['home-100'],
      proof: byHand(async (page) => {
        await page.getByLabel('Slide to unlock').press('End');
        await page.getByText('Home screen').click();
      }),
    },
  ],
};

function wizardStep(title: string, field: string, next: string): MazeReply {
  return page(
    title,
    `<form method="post" action="${next}"><label>${field} <input name="${field}" required></label><button>Next</button></form>`,
  );
}

/** Shows the next step when what went before was really filled in by this visitor. */
async function nextStep(
  request: MazeRequest,
  given: string,
  before: string | null,
  ...[title, field, next]: [title: string, field: string, next: string]
): Promise<MazeReply> {
  return (await remembered(request, given, before))
    ? wizardStep(title, field, next)
    : redirect('./');
}

async function remembered(
  request: MazeRequest,
  given: string,
  before: string | null,
): Promise<boolean> {
  const value = fieldText(await request.form(), given);
  const session = request.session();
  if (value === '' || (before !== null && !session.has(before))) return false;
  session.set(given, value);
  return true;
}
