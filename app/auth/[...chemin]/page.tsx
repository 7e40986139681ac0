import { notFound } from 'next/navigation';

/** Without it, Next would answer an unknown address with a page of its own, in English. */
export default function UnknownAuthPage() {
  notFound();
}
