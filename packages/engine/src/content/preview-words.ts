const previewing = /^\W*(?:preview|show (?:preview|changes)|vorschau|aperçu|vista previa)\b/i;

/** Whether a button only shows what a form would make, and saves nothing. */
export function saysPreview(caption: string): boolean {
  return previewing.test(caption);
}
