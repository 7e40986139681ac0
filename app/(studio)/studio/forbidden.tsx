import { RefusalPage } from '#components/studio/refusal-page.tsx';

export default function StudioForbidden() {
  return <RefusalPage status={403} />;
}
