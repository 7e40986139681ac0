import type { Metadata } from 'next';
import { DeskView } from '#components/studio/desk-view.tsx';
import { Notice } from '#components/studio/notice.tsx';
import { ScheduleList } from '#components/studio/schedule-list.tsx';
import { requirePageSession } from '#lib/auth/current-session.ts';
import { can } from '#lib/auth/permissions.ts';
import { getStudio } from '#lib/studio/current.ts';
import { readDesk } from '#lib/studio/desk.ts';
import { listDeskSchedules } from '#lib/studio/list-schedules.ts';
import { findNotice } from '#lib/studio/notices.ts';

export const metadata: Metadata = { title: 'Bureau' };

interface Props {
  searchParams: Promise<{ avis?: string }>;
}

export default async function DeskPage({ searchParams }: Props) {
  const { actor, csrfToken } = await requirePageSession('enter');
  const desk = await readDesk(getStudio(), actor);
  return (
    <>
      <h1>Bureau</h1>
      <Notice notice={findNotice((await searchParams).avis)} />
      <DeskView
        desk={desk}
        schedules={
          <ScheduleList
            items={await listDeskSchedules(getStudio(), actor)}
            token={csrfToken}
            from="bureau"
            maySchedule={can(actor, 'schedule')}
          />
        }
        token={csrfToken}
        canVerify={can(actor, 'verify')}
        canDecide={can(actor, 'decide-file')}
        onlyProducts={actor.products !== null}
      />
    </>
  );
}
