import { Download } from 'lucide-react';
import { useState } from 'react';
import { useClient } from 'urql';
import { Button } from '../../../ui/button.tsx';
import { flowFileQuery } from './flow-documents.ts';

/** Saves flows.json: readable, editable, and enough to run again without a crawl. */
export function FlowFileButton({ runId }: { readonly runId: string }) {
  const client = useClient();
  const [label, setLabel] = useState('flows.json');
  const save = async () => {
    setLabel('Fetching…');
    const { data } = await client
      .query(flowFileQuery, { id: runId }, { requestPolicy: 'network-only' })
      .toPromise();
    const text = data?.run?.flowFile;
    if (text) download('flows.json', text);
    setLabel(text ? 'flows.json' : 'Not there yet');
  };
  return (
    <Button size="small" onClick={() => void save()} aria-label={`Download ${label}`}>
      <Download aria-hidden="true" /> {label}
    </Button>
  );
}

function download(fileName: string, text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: 'application/json' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = fileName;
  link.click();
  URL.revokeObjectURL(url);
}
