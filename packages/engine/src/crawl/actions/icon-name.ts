import { apart } from './intent-words.ts';

/** What is drawn on buttons without words, by the words that icon sets call it. */
const icons: readonly (readonly [words: RegExp, name: string])[] = [
  [/\b(?:trash|bin|delete)\b/, 'Delete'],
  [/\b(?:pencil|pen|edit)\b/, 'Edit'],
  [/\b(?:plus|add|create)\b/, 'Add'],
  [/\b(?:save|floppy|disk|check|checkmark|tick|done)\b/, 'Save'],
  [/\b(?:arrow back|arrow left|chevron left|angle left|back)\b/, 'Back'],
  [/\b(?:search|magnify|magnifier|loupe)\b/, 'Search'],
  [/\b(?:cog|cogs|gear|gears|settings|sliders|preferences)\b/, 'Settings'],
  [/\b(?:bars|menu|hamburger|sidemenu|ellipsis|kebab|more (?:vert|horiz)|dots)\b/, 'Menu'],
  [/\b(?:times|close|xmark|cross)\b/, 'Close'],
  [/\b(?:refresh|sync|reload|rotate)\b/, 'Reload'],
  [/\b(?:upload|import)\b/, 'Upload'],
  [/\b(?:download|export)\b/, 'Download'],
  [/\b(?:print|printer)\b/, 'Print'],
  [/\b(?:copy|duplicate|clone)\b/, 'Copy'],
  [/\b(?:share)\b/, 'Share'],
  [/\b(?:heart|like)\b/, 'Like'],
  [/\b(?:bell|notifications?)\b/, 'Notifications'],
  [/\b(?:cart|basket)\b/, 'Cart'],
  [/\b(?:user|account|person|avatar|profile)\b/, 'Account'],
  [/\b(?:home|house)\b/, 'Home'],
  [/\b(?:filter|funnel)\b/, 'Filter'],
  [/\b(?:calendar)\b/, 'Calendar'],
  [/\b(?:undo)\b/, 'Undo'],
  [/\b(?:redo)\b/, 'Redo'],
  [/\b(?:play)\b/, 'Play'],
  [/\b(?:question|help)\b/, 'Help'],
  [/\b(?:info)\b/, 'Info'],
];

/** A name for what has no words, from its classes, ids and icon names; '' when they say nothing. */
export function iconName(hints: string): string {
  const words = apart(hints);
  return icons.find(([pattern]) => pattern.test(words))?.[1] ?? '';
}
