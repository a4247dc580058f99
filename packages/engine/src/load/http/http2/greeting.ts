import { preface, settingIds, settingsFrame, usualWindow, windowUpdate } from './frames.ts';
import { longestList } from './hpack-decoder.ts';

/** Of what comes on a stream, and on all streams together, as browsers have it. */
export const streamWindow = 6 * 1024 * 1024;
export const connectionWindow = 15 * 1024 * 1024;

/**
 * What a client says first. The table of the server's headers stays as small as it is unless asked for, since
 * there is one for each user.
 */
export const greeting = Buffer.concat([
  preface,
  settingsFrame([
    [settingIds.enablePush, 0],
    [settingIds.initialWindowSize, streamWindow],
    [settingIds.maxHeaderListSize, longestList],
  ]),
  windowUpdate(0, connectionWindow - usualWindow),
]);
