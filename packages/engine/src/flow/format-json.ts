/** Deep as flows are, most of their small objects still fit. */
const lineWidth = 130;

/** JSON with two spaces of indentation, in which what fits on a line stands on one. */
export function formatJson(value: unknown, indent = 0, before = 0): string {
  const line = oneLine(value);
  if (typeof value !== 'object' || value === null) return line;
  const fits = line.length + indent + before <= lineWidth;
  if (fits && (indent > 0 || Array.isArray(value))) return line;
  const pad = ' '.repeat(indent + 2);
  const end = ' '.repeat(indent);
  if (Array.isArray(value)) {
    const items = value.map((item) => `${pad}${formatJson(item, indent + 2)}`);
    return `[\n${items.join(',\n')}\n${end}]`;
  }
  const members = Object.entries(value).map(([key, child]) => {
    const name = `${JSON.stringify(key)}: `;
    return `${pad}${name}${formatJson(child, indent + 2, name.length)}`;
  });
  return `{\n${members.join(',\n')}\n${end}}`;
}

function oneLine(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(oneLine).join(', ')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const members = Object.entries(value).map(
    ([key, child]) => `${JSON.stringify(key)}: ${oneLine(child)}`,
  );
  return members.length === 0 ? '{}' : `{ ${members.join(', ')} }`;
}
