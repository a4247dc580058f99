import { findBlock, keepBlock } from './block-cache.ts';
import { DynamicTable, mostTableSize } from './dynamic-table.ts';
import { ConnectionFault } from './error-codes.ts';
import { HeaderField } from './header-field.ts';
import { HeaderList } from './header-list.ts';
import { decodeHuffman } from './huffman.ts';
import { staticFields } from './static-table.ts';

/** Of all headers of a block, as tables reckon: a few bytes of a block can stand for very many. */
export const longestList = 64 * 1024;
const largestInteger = 2 ** 24;

/** Reads the header blocks of one connection (RFC 7541), which have to come to it in order and whole. */
export class HpackDecoder {
  readonly #table = new DynamicTable();
  #bytes: Buffer = nothing;
  #at = 0;
  #end = 0;
  /** The block under way names nothing of the table: it would say the same on any other connection. */
  #isAlone = true;
  #added: HeaderField[] = [];

  /** Throws a ConnectionFault: nobody can know then what the next block says. */
  decode(bytes: Buffer, start: number, end: number): HeaderList {
    // A server that has named something of its table will do so again.
    const known = this.#isAlone ? findBlock(bytes, start, end) : null;
    if (known === null) return this.#read(bytes, start, end);
    for (let i = 0; i < known.added.length; i++) this.#table.add(known.added[i] as HeaderField);
    return known.list;
  }

  #read(bytes: Buffer, start: number, end: number): HeaderList {
    this.#bytes = bytes;
    this.#at = start;
    this.#end = end;
    this.#isAlone = true;
    this.#added = [];
    const list = this.#readList();
    this.#bytes = nothing;
    if (this.#isAlone) keepBlock(bytes, start, end, list, this.#added);
    this.#added = none;
    return list;
  }

  #readList(): HeaderList {
    const fields: HeaderField[] = [];
    let size = 0;
    while (this.#at < this.#end) {
      const first = this.#bytes[this.#at] ?? 0;
      if ((first & 0xe0) === 0x20) {
        this.#resize(fields.length);
        continue;
      }
      const field = this.#readField(first);
      size += field.size;
      // What follows has to be read all the same, since it may change the table.
      if (size <= longestList) fields.push(field);
    }
    return new HeaderList(fields, size > longestList ? 'its headers are too long' : null);
  }

  #readField(first: number): HeaderField {
    if ((first & 0x80) !== 0) return this.#field(this.#integer(0x7f));
    const isAdded = (first & 0x40) !== 0;
    const index = this.#integer(isAdded ? 0x3f : 0x0f);
    const name = index === 0 ? this.#string() : this.#field(index).name;
    const field = new HeaderField(name, this.#string());
    if (isAdded) {
      this.#added.push(field);
      this.#table.add(field);
    }
    return field;
  }

  #field(index: number): HeaderField {
    if (index > staticFields.length) this.#isAlone = false;
    const field = staticFields[index - 1] ?? this.#table.at(index - staticFields.length - 1);
    if (field === undefined) throw unsound('they name an entry that the table does not have');
    return field;
  }

  #resize(fieldsBefore: number): void {
    if (fieldsBefore > 0) throw unsound('the table changes its size in the middle');
    const size = this.#integer(0x1f);
    if (size > mostTableSize) throw unsound('the table is larger than allowed');
    this.#isAlone = false;
    this.#table.resize(size);
  }

  /** With as many bits of the first byte as `mask` has (RFC 7541, 5.1). */
  #integer(mask: number): number {
    let value = this.#byte() & mask;
    if (value < mask) return value;
    for (let factor = 1; ; factor *= 128) {
      const byte = this.#byte();
      value += (byte & 0x7f) * factor;
      if (value > largestInteger || factor > largestInteger) throw unsound('a number is too large');
      if (byte < 0x80) return value;
    }
  }

  #string(): string {
    const isPacked = ((this.#bytes[this.#at] ?? 0) & 0x80) !== 0;
    const length = this.#integer(0x7f);
    const start = this.#at;
    const end = start + length;
    if (end > this.#end) throw unsound('they end too soon');
    this.#at = end;
    if (!isPacked) return this.#bytes.toString('latin1', start, end);
    const text = decodeHuffman(this.#bytes, start, end);
    if (text === null) throw unsound('a text is not packed as it ought to be');
    return text;
  }

  #byte(): number {
    if (this.#at >= this.#end) throw unsound('they end too soon');
    const byte = this.#bytes[this.#at] ?? 0;
    this.#at += 1;
    return byte;
  }
}

const nothing = Buffer.alloc(0);
const none: HeaderField[] = [];

function unsound(how: string): ConnectionFault {
  return new ConnectionFault('COMPRESSION_ERROR', `its headers can’t be unpacked: ${how}`);
}
