import { Gauge, Radar, ShieldCheck } from 'lucide-react';
import { PageTitle } from '../../ui/page-title.tsx';
import { QuickStart } from '../new-run/quick-start.tsx';

const steps = [
  {
    icon: <Radar />,
    title: 'It explores',
    text: 'A real browser crawls the application and finds the journeys a user can make.',
  },
  {
    icon: <ShieldCheck />,
    title: 'It proves',
    text: 'Each journey is replayed over HTTP by two users at once. What does not do its work stays out.',
  },
  {
    icon: <Gauge />,
    title: 'It loads',
    text: 'The proven journeys run as many users at once, with live figures and a verdict at the end.',
  },
] as const;

/** Before there is any run: one field, and what will happen. */
export function FirstRun() {
  return (
    <div className="mx-auto max-w-3xl pt-8 sm:pt-16">
      <PageTitle title="Your first run" />
      <h1 className="text-center text-2xl font-semibold tracking-tight text-balance sm:text-[32px] sm:leading-10">
        Load test an application by its URL
      </h1>
      <p className="mx-auto mt-3 max-w-xl text-center text-[15px] text-pretty text-muted">
        No script to write and nothing to record. FlowLoad finds the journeys, proves them and
        replays them as load.
      </p>
      <div className="mt-8">
        <QuickStart />
      </div>
      <ol className="mt-14 grid gap-6 sm:grid-cols-3">
        {steps.map((step) => (
          <li key={step.title} className="[&_svg]:size-5 [&_svg]:text-accent-text">
            {step.icon}
            <h2 className="mt-2.5 text-sm font-semibold">{step.title}</h2>
            <p className="mt-1 text-[13px] text-pretty text-muted">{step.text}</p>
          </li>
        ))}
      </ol>
    </div>
  );
}
