import { page, redirect } from '../reply.ts';
import { fieldText } from '../request.ts';
import { byHand, type Technique } from '../technique.ts';

const covering = 'position:fixed;inset:0;background:#fffe;z-index:9;padding:4rem';

/** What stands in the way until it is answered. */
export const covers: readonly Technique[] = [
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
];
