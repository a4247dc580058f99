import type { FieldFill } from '../../model/site-graph.ts';
import type { FieldView } from '../page/page-view.ts';

/** The bytes of a PNG of one pixel, one character each. */
const smallPicture = atob(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
);

/** A small file of a kind that the field accepts. */
export function fileFill(field: FieldView): FieldFill {
  const accept = field.accept.toLowerCase();
  if (/svg|image/.test(accept) && !/png|jpe?g/.test(accept.replace('image/*', ''))) {
    const text = '<svg xmlns="http://www.w3.org/2000/svg" width="8" height="8"/>';
    return { kind: 'file', fileName: 'picture.svg', contentType: 'image/svg+xml', text };
  }
  if (/png/.test(accept)) {
    return { kind: 'file', fileName: 'picture.png', contentType: 'image/png', text: smallPicture };
  }
  if (/csv/.test(accept)) {
    return {
      kind: 'file',
      fileName: 'data.csv',
      contentType: 'text/csv',
      text: 'name,value\nfirst,1\n',
    };
  }
  if (/json/.test(accept)) {
    return {
      kind: 'file',
      fileName: 'data.json',
      contentType: 'application/json',
      text: '{"name":"first"}',
    };
  }
  return { kind: 'file', fileName: 'note.txt', contentType: 'text/plain', text: 'A short note.\n' };
}
