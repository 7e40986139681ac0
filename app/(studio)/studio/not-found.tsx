import { RefusalPage } from '#components/studio/refusal-page.tsx';

export default function StudioNotFound() {
  return <RefusalPage status={404} />;
}
