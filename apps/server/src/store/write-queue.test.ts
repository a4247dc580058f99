import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { WriteQueue } from './write-queue.ts';

/** A store that can be away, and refuses some writes for ever. */
class Shelf {
  readonly kept: string[] = [];
  readonly batches: number[] = [];
  readonly told: string[] = [];
  away = false;
  readonly refuses = new Set<string>();

  queue(options: { readonly limit?: number; readonly batchSize?: number } = {}) {
    return new WriteQueue<string>({
      write: async (batch) => this.#take(batch),
      isTransient: (error) => error instanceof Error && error.message === 'away',
      stored: (batch) => void this.told.push(`stored ${batch.join(' ')}`),
      refused: (write) => void this.told.push(`refused ${write}`),
      outage: (error) => void this.told.push(error === null ? 'back' : 'gone'),
      overflowing: () => void this.told.push('overflowing'),
      limit: options.limit ?? 1_000,
      batchSize: options.batchSize ?? 10,
    });
  }

  #take(batch: readonly string[]): void {
    if (this.away) throw new Error('away');
    if (batch.some((write) => this.refuses.has(write))) throw new Error('bad');
    this.kept.push(...batch);
    this.batches.push(batch.length);
  }
}

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

describe('a write queue', () => {
  it('writes in order, and what comes in one turn in one batch', async () => {
    const shelf = new Shelf();
    const queue = shelf.queue({ batchSize: 3 });
    for (const write of ['a', 'b', 'c', 'd']) queue.push(write);
    await queue.settled();
    expect(shelf.kept).toEqual(['a', 'b', 'c', 'd']);
    expect(shelf.batches).toEqual([3, 1]);
    expect(shelf.told).toEqual(['stored a b c', 'stored d']);
  });

  it('keeps everything while the store is away, and says once that it went and came back', async () => {
    const shelf = new Shelf();
    const queue = shelf.queue();
    shelf.away = true;
    queue.push('a');
    await vi.advanceTimersByTimeAsync(20_000);
    queue.push('b');
    expect(shelf.kept).toEqual([]);
    shelf.away = false;
    await vi.advanceTimersByTimeAsync(1_000);
    await queue.settled();
    expect(shelf.kept).toEqual(['a', 'b']);
    expect(shelf.told.filter((line) => !line.startsWith('stored'))).toEqual(['gone', 'back']);
  });

  it('leaves out only the write that the store will never take', async () => {
    const shelf = new Shelf();
    const queue = shelf.queue();
    shelf.refuses.add('bad');
    for (const write of ['a', 'bad', 'b']) queue.push(write);
    await queue.settled();
    expect(shelf.kept).toEqual(['a', 'b']);
    expect(shelf.told).toContain('refused bad');
  });

  it('says once in an outage that more waits than it should', async () => {
    const shelf = new Shelf();
    const queue = shelf.queue({ limit: 2 });
    shelf.away = true;
    for (const write of ['a', 'b', 'c', 'd']) queue.push(write);
    await vi.advanceTimersByTimeAsync(100);
    expect(shelf.told.filter((line) => line === 'overflowing')).toHaveLength(1);
    shelf.away = false;
    await vi.advanceTimersByTimeAsync(1_000);
    expect(shelf.kept).toHaveLength(4);
  });

  it('gives up when it is closed and the store stays away, and says how much was left', async () => {
    const shelf = new Shelf();
    const queue = shelf.queue();
    shelf.away = true;
    queue.push('a');
    queue.push('b');
    const left = queue.close(5_000);
    await vi.advanceTimersByTimeAsync(6_000);
    expect(await left).toBe(2);
  });

  it('writes what is left before it closes', async () => {
    const shelf = new Shelf();
    const queue = shelf.queue();
    queue.push('a');
    expect(await queue.close(5_000)).toBe(0);
    expect(shelf.kept).toEqual(['a']);
  });
});
