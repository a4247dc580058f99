import { sendPage } from '../answer.ts';
import type { Trap } from '../trap.ts';

const scripted = (name: string, title: string, why: string, code: string): Trap => ({
  name,
  title,
  why,
  serve: ({ response, rest }) =>
    sendPage(
      response,
      title,
      rest === ''
        ? `<a href="/${name}/on">On</a>\n<script>${code}</script>`
        : '<p>You got away.</p>',
    ),
});

/** Windows and dialogs of the browser itself. */
export const dialogTraps: readonly Trap[] = [
  scripted(
    'alert-loop',
    'Alerts',
    'It alerts for ever, and nothing else can run.',
    'for (;;) alert("Again!")',
  ),
  scripted(
    'alert-timer',
    'More alerts',
    'It alerts ten times a second.',
    'setInterval(() => confirm("Really?"), 100)',
  ),
  scripted(
    'prompt',
    'Questions',
    'It asks until it gets an answer.',
    'let name; while (!name) name = prompt("Your name?")',
  ),
  scripted(
    'unload-prompt',
    'Don’t go',
    'It asks before it is left.',
    'addEventListener("beforeunload", (event) => { event.preventDefault(); event.returnValue = "Stay" })',
  ),
  scripted('print-loop', 'Printer', 'It prints for ever.', 'setInterval(() => print(), 200)'),
  scripted(
    'closes-itself',
    'Short visit',
    'It closes its own window.',
    'setTimeout(() => close(), 200)',
  ),
  scripted(
    'pop-ups',
    'Pop-ups',
    'It opens a window every fifth of a second.',
    'let at = 0; setInterval(() => open("/pop-ups/window-" + ++at, "w" + at, "width=99,height=99"), 200)',
  ),
  scripted(
    'permissions',
    'Curious',
    'It asks for everything that a browser asks about.',
    'navigator.geolocation.getCurrentPosition(() => {}); Notification.requestPermission(); navigator.mediaDevices?.getUserMedia({ video: true }).catch(() => {})',
  ),
  scripted(
    'full-screen',
    'Full screen',
    'It takes the whole screen, the pointer and the keys.',
    'document.addEventListener("click", () => { document.documentElement.requestFullscreen(); document.documentElement.requestPointerLock() })',
  ),
];
