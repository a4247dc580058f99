import { CircleDashed, CircleX, Hand, ShieldCheck } from 'lucide-react';
import { plural } from '../../format/number.ts';
import { Badge } from '../../ui/badge.tsx';
import type { FlowCard } from './documents.ts';
import { effectWords } from './run-words.ts';

/** Whether a flow is proven. */
export function ProofBadge({ proof }: { readonly proof: FlowCard['proof'] }) {
  switch (proof.kind) {
    case 'VERIFIED':
      if (proof.oneUserAtATime) return <OneUserBadge />;
      return (
        <Badge
          tone="ok"
          icon={<ShieldCheck aria-hidden="true" />}
          title={`${plural(proof.users ?? 2, 'user')} replayed it at once; ${plural(proof.compared ?? 0, 'answer')} compared`}
        >
          Verified
        </Badge>
      );
    case 'FAILED':
      return (
        <Badge tone="bad" icon={<CircleX aria-hidden="true" />}>
          Not proven
        </Badge>
      );
    case 'LEFT_ALONE':
      return <Badge icon={<Hand aria-hidden="true" />}>Left alone</Badge>;
    case 'UNPROVEN':
      return (
        <Badge icon={<CircleDashed aria-hidden="true" className="animate-alive" />}>To prove</Badge>
      );
  }
}

function OneUserBadge() {
  return (
    <Badge
      tone="ok"
      icon={<ShieldCheck aria-hidden="true" />}
      title="It holds for one user after another and is loaded so: the target keeps one document that all its users change"
    >
      Verified, one user at a time
    </Badge>
  );
}

/** What a flow does to the application's data. */
export function EffectBadge({ effect }: { readonly effect: FlowCard['effect'] }) {
  const { label, tone, title } = effectWords[effect];
  return (
    <Badge tone={tone} title={title}>
      {label}
    </Badge>
  );
}
