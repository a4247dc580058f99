import { ConnectionFault } from './error-codes.ts';
import { mostWindow, settingIds, usualFrameBytes, usualWindow } from './frames.ts';

const usualTableSize = 4_096;
/** Until the server says otherwise: what it is asked to allow at least (RFC 9113, 6.5.2). */
const usualStreams = 100;
const mostFrameBytes = 2 ** 24 - 1;

/** What the server has said of itself so far. */
export class PeerSettings {
  tableSize = usualTableSize;
  mostStreams = usualStreams;
  /** Of a stream that begins, for what is sent to the server. */
  window = usualWindow;
  frameBytes = usualFrameBytes;

  /** Takes the payload of a SETTINGS frame in. Throws a ConnectionFault. */
  read(bytes: Buffer, start: number, end: number): void {
    if ((end - start) % 6 !== 0) {
      throw new ConnectionFault('FRAME_SIZE_ERROR', 'its settings are cut off');
    }
    for (let at = start; at < end; at += 6) {
      this.#take(bytes.readUInt16BE(at), bytes.readUInt32BE(at + 2));
    }
  }

  /** Settings that nobody knows are passed over, and so are those that tell us nothing. */
  #take(id: number, value: number): void {
    switch (id) {
      case settingIds.headerTableSize:
        this.tableSize = value;
        break;
      case settingIds.enablePush:
        if (value !== 0) {
          throw new ConnectionFault('PROTOCOL_ERROR', 'it allows pushes, which only a client can');
        }
        break;
      case settingIds.maxConcurrentStreams:
        this.mostStreams = value;
        break;
      case settingIds.initialWindowSize:
        if (value > mostWindow)
          throw new ConnectionFault('FLOW_CONTROL_ERROR', 'its window is too large');
        this.window = value;
        break;
      case settingIds.maxFrameSize:
        if (value < usualFrameBytes || value > mostFrameBytes) {
          throw new ConnectionFault('PROTOCOL_ERROR', 'it asks for frames of an impossible size');
        }
        this.frameBytes = value;
    }
  }
}
