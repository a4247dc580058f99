import { drip, page, sendPage } from '../answer.ts';
import type { Trap } from '../trap.ts';

/** Answers that take their time, or never come. */
export const slowTraps: readonly Trap[] = [
  {
    name: 'silence',
    title: 'Silence',
    why: 'The request is taken and never answered.',
    serve: () => {},
  },
  {
    name: 'slow-page',
    title: 'Drop by drop',
    why: 'One sign a second, without end.',
    serve: ({ response }) => {
      response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' });
      response.write(
        '<!doctype html><title>Slow</title><h1>Slow</h1><a href="/slow-page/never">Never</a>',
      );
      drip(response, '.', 1_000);
    },
  },
  {
    name: 'slow-head',
    title: 'Slow head',
    why: 'The head of the answer comes line by line and is never complete.',
    serve: ({ response, message }) => {
      message.socket.write('HTTP/1.1 200 OK\r\n');
      let at = 0;
      const timer = setInterval(() => message.socket.write(`x-line-${++at}: 1\r\n`), 1_000);
      response.on('close', () => clearInterval(timer));
      message.socket.on('close', () => clearInterval(timer));
    },
  },
  {
    name: 'slow-style',
    title: 'Blocked by a style',
    why: 'The page waits for a stylesheet that never ends.',
    serve: ({ response, rest }) => {
      if (rest !== 'style.css') {
        sendPage(
          response,
          'Blocked',
          '<a href="/slow-style/on">On</a>',
          '<link rel="stylesheet" href="/slow-style/style.css">',
        );
        return;
      }
      response.writeHead(200, { 'content-type': 'text/css' });
      drip(response, '/* wait */', 1_000);
    },
  },
  {
    name: 'slow-script',
    title: 'Blocked by a script',
    why: 'The parser waits for a script that never comes.',
    serve: ({ response, rest }) => {
      if (rest === '')
        sendPage(
          response,
          'Blocked',
          '<script src="/slow-script/script.js"></script><a href="/slow-script/on">On</a>',
        );
    },
  },
  {
    name: 'endless-answer',
    title: 'Camera',
    why: 'Each part replaces the one before, without end.',
    serve: ({ response }) => {
      response.writeHead(200, { 'content-type': 'multipart/x-mixed-replace; boundary=part' });
      drip(
        response,
        `--part\r\ncontent-type: text/html\r\n\r\n${page('Camera', '<p>Live</p>')}\r\n`,
        500,
      );
    },
  },
  {
    name: 'never-quiet',
    title: 'Never quiet',
    why: 'It asks the server twenty times a second and changes as often.',
    serve: ({ response, rest }) => {
      if (rest === 'tick') {
        response.writeHead(200, { 'content-type': 'application/json' });
        response.end(String(Date.now()));
        return;
      }
      sendPage(
        response,
        'Never quiet',
        '<p id="now"></p><a href="/never-quiet/on">On</a><script>setInterval(async () => { now.textContent = await (await fetch("/never-quiet/tick")).text() }, 50)</script>',
      );
    },
  },
];
