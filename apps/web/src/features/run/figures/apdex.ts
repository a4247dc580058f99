import type { Tone } from '../../../ui/badge.tsx';

/** The words of apdex.org for a score of 0 to 1. */
export function apdexWord(score: number): { readonly word: string; readonly tone: Tone | null } {
  if (score >= 0.94) return { word: 'excellent', tone: null };
  if (score >= 0.85) return { word: 'good', tone: null };
  if (score >= 0.7) return { word: 'fair', tone: 'warn' };
  if (score >= 0.5) return { word: 'poor', tone: 'bad' };
  return { word: 'unacceptable', tone: 'bad' };
}

/** Two digits, as is usual; never rounded up to a perfect score. */
export function formatApdex(score: number): string {
  return (score === 1 ? 1 : Math.floor(score * 100) / 100).toFixed(2);
}
