import { page } from '../reply.ts';
import { offLimits, type TechniqueGroup } from '../technique.ts';

const noPlugIn = 'No browser runs this plug-in any more.';

/** Ways that led on once, or that are made so that only a person goes them. Shown, and not counted. */
export const offLimitsGroup: TechniqueGroup = {
  name: 'off-limits',
  title: 'Beyond a browser',
  techniques: [
    {
      name: 'applet',
      title: 'Ticker of 1998',
      why: noPlugIn,
      page: '<applet code="Ticker.class" archive="ticker.jar"><param name="next" value="quotes"></applet>',
      targets: ['quotes'],
      proof: offLimits(noPlugIn),
    },
    {
      name: 'flash',
      title: 'Intro of 2003',
      why: noPlugIn,
      page: '<object type="application/x-shockwave-flash"><param name="flashvars" value="skip=main-menu"></object>',
      targets: ['main-menu'],
      proof: offLimits(noPlugIn),
    },
    {
      name: 'visual-basic',
      title: 'Intranet of 2001',
      why: 'Its language is gone.',
      page: '<script language="vbscript">Sub Go: window.location = "time" & "sheet": End Sub</script>',
      targets: ['timesheet'],
      proof: offLimits('No browser runs VBScript any more.'),
    },
    {
      name: 'style-expression',
      title: 'Layout of 2004',
      why: 'Its language is gone.',
      page: "<p style=\"width: expression(location.href = ['col', 'umn'].join(''))\">Text.</p>",
      targets: ['column'],
      proof: offLimits('No browser evaluates expressions in styles any more.'),
    },
    {
      name: 'application-cache',
      title: 'Offline notes of 2012',
      why: 'Its place is taken by service workers.',
      page: () => {
        const reply = page('Offline notes of 2012', '<p>Notes.</p>');
        return { ...reply, body: String(reply.body).replace('<html', '<html manifest="offline"') };
      },
      targets: ['offline'],
      proof: offLimits('No browser reads application caches any more.'),
    },
    {
      name: 'picture-puzzle',
      title: 'Are you a person?',
      why: 'It is made to keep programs out.',
      page: '<form action="answer" method="post"><label>Which of the pictures shows a ferry? <input name="ferry" required></label><button>Go on</button></form>',
      targets: ['person'],
      routes: { answer: () => page('Are you a person?', '<p>That is not it.</p>') },
      proof: offLimits('It is made so that no program solves it.'),
    },
    {
      name: 'mailed-code',
      title: 'Confirm your address',
      why: 'The code comes by mail.',
      page: '<form action="confirm" method="post"><label>The code we sent you <input name="code" required autocomplete="one-time-code"></label><button>Confirm</button></form>',
      targets: ['confirmed'],
      routes: { confirm: () => page('Confirm your address', '<p>That code is wrong.</p>') },
      proof: offLimits('The code goes to a mailbox that nobody gave the crawler.'),
    },
    {
      name: 'security-key',
      title: 'Sign in with your key',
      why: 'It takes a piece of hardware.',
      page: `<button type="button">Use my key</button>
        <script>document.querySelector('button').onclick = () => navigator.credentials
          .get({ publicKey: { challenge: new Uint8Array(16) } })
          .then(({ type }) => location.assign('vault-' + type))</script>`,
      targets: ['vault-public-key'],
      proof: offLimits('It takes a key that someone touches.'),
    },
  ],
};
