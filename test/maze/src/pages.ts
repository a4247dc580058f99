import { entryPath } from './maze-technique.ts';
import { type MazeReply, page } from './reply.ts';
import type { TechniqueGroup } from './technique.ts';

export function homePage(groups: readonly TechniqueGroup[]): MazeReply {
  const links = groups.map(({ name, title }) => `<li><a href="/${name}/">${title}</a></li>`);
  return page('A maze', `<ul>\n${links.join('\n')}\n</ul>`);
}

export function groupPage(group: TechniqueGroup): MazeReply {
  const links = group.techniques.map(
    (technique) => `<li><a href="${entryPath(group, technique)}">${technique.title}</a></li>`,
  );
  return page(group.title, `<ul>\n${links.join('\n')}\n</ul>`);
}

/** What stands at the end of a way: nothing leads on from here. */
export function targetPage(path: string): MazeReply {
  const words = decodeURIComponent(path).split('/').filter(Boolean);
  return page(
    `You are at ${words.at(-1)}`,
    `<p>The way through ${words.slice(0, 2).join(', ')} ends here.</p>`,
  );
}
