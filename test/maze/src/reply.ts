/** What a page of the maze answers. */
export interface MazeReply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Buffer;
}

/** A whole page with title and heading. */
export function page(title: string, body: string, head = ''): MazeReply {
  return markup(`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="icon" href="data:,">
<title>${title}</title>
<style>
body { font: 16px/1.5 system-ui, sans-serif; margin: 2rem auto; max-width: 44rem; padding: 0 1rem }
label { display: block; margin: .5rem 0 }
</style>
${head}
</head>
<body>
<main>
<h1>${title}</h1>
${body}
</main>
</body>
</html>
`);
}

/** Markup as it is: a page with its own quirks, or a part of one. */
export function markup(source: string): MazeReply {
  return text('text/html; charset=utf-8', source);
}

export function text(contentType: string, body: string): MazeReply {
  return { status: 200, headers: { 'content-type': contentType }, body };
}

export function script(body: string): MazeReply {
  return text('text/javascript; charset=utf-8', body);
}

export function stylesheet(body: string): MazeReply {
  return text('text/css; charset=utf-8', body);
}

export function json(value: unknown, status = 200): MazeReply {
  const headers = { 'content-type': 'application/json' };
  return { status, headers, body: JSON.stringify(value) };
}

export function redirect(location: string, status = 303): MazeReply {
  return { status, headers: { location }, body: '' };
}

export function withStatus(status: number, reply: MazeReply): MazeReply {
  return { ...reply, status };
}

export function withHeaders(
  headers: Readonly<Record<string, string>>,
  reply: MazeReply,
): MazeReply {
  return { ...reply, headers: { ...reply.headers, ...headers } };
}

export const empty: MazeReply = { status: 204, headers: {}, body: '' };

const pixelPng = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
  'base64',
);

export const pixel: MazeReply = {
  status: 200,
  headers: { 'content-type': 'image/png' },
  body: pixelPng,
};
