/** The browser's title for a page; React puts it in the head. */
export function PageTitle({ title }: { readonly title: string }) {
  return <title>{`${title} · FlowLoad`}</title>;
}
