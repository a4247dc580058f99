import { sendPage, sendRepeated } from '../answer.ts';
import type { Trap } from '../trap.ts';

/** Things that don't open in a browser, or not without being asked. */
export const doorTraps: readonly Trap[] = [
  {
    name: 'download',
    title: 'Download',
    why: 'It is saved and not shown.',
    serve: ({ response, rest }) => {
      if (rest !== 'file.bin') {
        sendPage(
          response,
          'Files',
          '<a href="/download/file.bin">File</a><iframe src="/download/file.bin" title="File"></iframe>',
        );
        return;
      }
      response.writeHead(200, {
        'content-type': 'application/octet-stream',
        'content-disposition': 'attachment; filename="file.bin"',
      });
      response.end(Buffer.alloc(1_000));
    },
  },
  {
    name: 'endless-download',
    title: 'Endless download',
    why: 'It starts by itself and never ends.',
    serve: async ({ response, rest }) => {
      if (rest !== 'file.iso') {
        sendPage(
          response,
          'Thank you for downloading',
          '<script>location.href = "/endless-download/file.iso"</script>',
        );
        return;
      }
      response.writeHead(200, {
        'content-type': 'application/octet-stream',
        'content-disposition': 'attachment',
      });
      const block = Buffer.alloc(65_536);
      const timer = setInterval(() => response.write(block), 100);
      response.on('close', () => clearInterval(timer));
    },
  },
  {
    name: 'made-download',
    title: 'Made in the page',
    why: 'A script makes a file of 20 MB and saves it.',
    serve: ({ response }) =>
      sendPage(
        response,
        'Export',
        '<script>const link = document.createElement("a"); link.download = "export.csv"; link.href = URL.createObjectURL(new Blob(["x".repeat(2e7)])); link.click()</script>',
      ),
  },
  {
    name: 'huge-file',
    title: 'Film',
    why: 'The link looks like a page and is 50 MB of film.',
    serve: async ({ response }) => {
      response.writeHead(200, { 'content-type': 'video/mp4' });
      await sendRepeated(response, Buffer.alloc(1_048_576), 50);
    },
  },
  {
    name: 'basic-auth',
    title: 'Basic authentication',
    why: 'The browser would ask for a password in a window of its own.',
    serve: ({ response, rest }) => {
      response.writeHead(401, {
        'www-authenticate': 'Basic realm="Staff only"',
        'content-type': 'text/html; charset=utf-8',
      });
      response.end(page401(rest));
    },
  },
  {
    name: 'digest-auth',
    title: 'Picture behind a password',
    why: 'A part of the page asks for a password.',
    serve: ({ response, rest }) => {
      if (rest === '') {
        sendPage(
          response,
          'Picture',
          '<img src="/digest-auth/picture" alt=""><iframe src="/digest-auth/frame" title="Frame"></iframe>',
        );
        return;
      }
      response.writeHead(401, {
        'www-authenticate': 'Digest realm="Staff", nonce="n0nce", qop="auth"',
      });
      response.end();
    },
  },
];

function page401(rest: string): string {
  return `<!doctype html><title>Staff only</title><h1>Staff only</h1><p>${rest === '' ? 'Password, please.' : 'No.'}</p>`;
}
