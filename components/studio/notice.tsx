/** What the page says of the act that led to it. */
export function Notice({
  notice,
}: {
  notice: { tone: 'success' | 'warning' | 'error'; text: string } | undefined;
}) {
  if (!notice) return null;
  return (
    <div
      className={`fr-alert fr-alert--${notice.tone} fr-alert--sm`}
      role={notice.tone === 'error' ? 'alert' : 'status'}
    >
      <p>{notice.text}</p>
    </div>
  );
}
