import { demand } from './demand.ts';

const csvFile = { name: 'people.csv', mimeType: 'text/csv', buffer: Buffer.from('name\nAnn\n') };
const pngFile = {
  name: 'face.png',
  mimeType: 'image/png',
  buffer: Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
    'base64',
  ),
};
const pngSignature = pngFile.buffer.subarray(0, 8);
const multipart = 'multipart/form-data';

/** Files, and fields that are editors. */
export const editorDemands = [
  demand({
    name: 'file',
    title: 'Import of contacts',
    encoding: multipart,
    fields:
      '<label>CSV file <input name="list" type="file" accept=".csv,text/csv" required></label>',
    objection: (_sent, form) => {
      const file = form.get('list')?.[0];
      return file?.fileName?.endsWith('.csv') && file.text !== '' ? null : 'Send a CSV file.';
    },
    fill: (page) => page.getByLabel('CSV file').setInputFiles(csvFile),
  }),
  demand({
    name: 'picture',
    title: 'Profile picture',
    encoding: multipart,
    fields: '<label>Picture <input name="picture" type="file" accept="image/png" required></label>',
    objection: (_sent, form) => {
      const start = form.get('picture')?.[0]?.bytes.subarray(0, pngSignature.length);
      return start?.equals(pngSignature) ? null : 'This is not a PNG picture.';
    },
    fill: (page) => page.getByLabel('Picture').setInputFiles(pngFile),
  }),
  demand({
    name: 'hidden-file-field',
    title: 'Drop your file',
    encoding: multipart,
    fields:
      '<label style="border:2px dashed;padding:2rem">Choose or drop a file<input name="upload" type="file" hidden></label>',
    objection: (_sent, form) => (form.get('upload')?.[0]?.fileName ? null : 'Choose a file first.'),
    fill: (page) => page.locator('input[type=file]').setInputFiles(csvFile),
  }),
  demand({
    name: 'rich-text',
    title: 'Blog post',
    fields:
      '<div id="editor" contenteditable="true" role="textbox" aria-label="Text" aria-multiline="true" style="border:1px solid;min-height:60px"></div><input type="hidden" name="html">',
    after:
      "<script>document.forms[0].addEventListener('submit', () => { document.forms[0].elements.html.value = editor.innerHTML })</script>",
    objection: (sent) =>
      sent('html')
        .replace(/<[^>]*>/g, '')
        .trim()
        ? null
        : 'The text can’t be empty.',
    fill: (page) => page.getByRole('textbox', { name: 'Text' }).fill('Hello, world'),
  }),
  demand({
    name: 'code-editor',
    title: 'Configuration',
    fields:
      '<div class="editor" style="border:1px solid;font-family:monospace"><div class="gutter" style="float:left">1</div><textarea id="keys" aria-label="Configuration (JSON)" autocapitalize="off" style="opacity:.01;position:absolute;height:1em"></textarea><pre class="lines" style="min-height:2em"></pre></div><input type="hidden" name="config" value="">',
    after: `<script>
      const lines = document.querySelector('.lines')
      document.querySelector('.editor').addEventListener('mousedown', (event) => { event.preventDefault(); keys.focus() })
      keys.addEventListener('input', () => {
        lines.textContent = keys.value
        document.forms[0].elements.config.value = lines.textContent
      })
    </script>`,
    objection: (sent) =>
      isJsonObject(sent('config'))
        ? null
        : 'The configuration must be valid JSON, such as {"name": "x"}.',
    fill: async (page) => {
      await page.locator('.lines').click();
      await page.keyboard.insertText('{"name": "x"}');
    },
  }),
  demand({
    name: 'json-text',
    title: 'Webhook',
    fields:
      '<label>Payload (JSON) <textarea name="payload" placeholder=\'{"event": "ping"}\' required></textarea></label>',
    objection: (sent) => (isJsonObject(sent('payload')) ? null : 'Payload is not valid JSON.'),
    fill: (page) => page.getByLabel('Payload').fill('{"event": "ping"}'),
  }),
];

function isJsonObject(text: string): boolean {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null;
  } catch {
    return false;
  }
}
