/** Bytes put together one after another, in memory that is used again and grows when it must. */
export class ByteWriter {
  bytes = Buffer.allocUnsafeSlow(4_096);
  length = 0;

  /** Begins anew, leaving room for so many bytes in front. */
  begin(room: number): void {
    this.length = room;
  }

  byte(value: number): void {
    this.#reserve(1);
    this.bytes[this.length++] = value;
  }

  copy(bytes: Buffer): void {
    this.#reserve(bytes.length);
    this.bytes.set(bytes, this.length);
    this.length += bytes.length;
  }

  latin1(text: string): void {
    this.#reserve(text.length);
    this.length += this.bytes.write(text, this.length, 'latin1');
  }

  /** A copy of all of it. */
  take(): Buffer {
    return Buffer.from(this.bytes.subarray(0, this.length));
  }

  /** All of it, a character for each byte. */
  takeText(): string {
    return this.bytes.toString('latin1', 0, this.length);
  }

  #reserve(more: number): void {
    if (this.length + more <= this.bytes.length) return;
    const larger = Buffer.allocUnsafeSlow(2 * (this.length + more));
    larger.set(this.bytes.subarray(0, this.length));
    this.bytes = larger;
  }
}
