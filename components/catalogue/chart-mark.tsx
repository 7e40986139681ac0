import type { PhaseName } from '#lib/catalogue/phases.ts';

/** A pattern, or the plain colour that the stylesheet gives. Colour alone never tells two marks apart. */
const PATTERNS: Readonly<Partial<Record<PhaseName, string>>> = {
  investigation: 'dots-blue',
  construction: 'hatch-blue',
  acceleration: 'specks-blue',
  consolidation: 'lines-blue',
  transfere: 'stripes-green',
  'abandon-investigation': 'dots-grey',
  abandon: 'hatch-grey',
};

interface ChartMarkProps {
  tone: PhaseName;
  x?: string;
  y?: string;
  width: string;
  height: string;
}

/** A rectangle of a chart in the tone of a phase. The page holds {@link ChartPatterns} once. */
export function ChartMark({ tone, ...box }: ChartMarkProps) {
  const pattern = PATTERNS[tone];
  return (
    <rect
      className={`po-mark po-mark--${tone}`}
      {...(pattern && { fill: `url(#motif-${pattern})` })}
      {...box}
    />
  );
}

/** A sample of a tone beside its name in a legend. */
export function ChartSwatch({ tone }: { tone: PhaseName }) {
  return (
    <svg className="po-swatch" aria-hidden="true" focusable="false">
      <ChartMark tone={tone} width="100%" height="100%" />
    </svg>
  );
}

const GROUND = <rect className="po-motif__ground" width="8" height="8" />;

/** The patterns that marks are filled with. */
export function ChartPatterns() {
  const tile = { width: 8, height: 8, patternUnits: 'userSpaceOnUse' } as const;
  return (
    <svg className="po-motifs" aria-hidden="true" focusable="false">
      <defs>
        {(['blue', 'grey'] as const).map((colour) => (
          <pattern key={colour} id={`motif-dots-${colour}`} className={`po-motif--${colour}`} {...tile}>
            {GROUND}
            <circle cx="2" cy="2" r="1.25" />
            <circle cx="6" cy="6" r="1.25" />
          </pattern>
        ))}
        <pattern id="motif-specks-blue" className="po-motif--specks" {...tile}>
          {GROUND}
          <circle cx="4" cy="4" r="1" />
        </pattern>
        <pattern id="motif-hatch-blue" className="po-motif--blue" {...tile}>
          {GROUND}
          <path d="M-2 2 2 -2M0 8 8 0M6 10 10 6" />
        </pattern>
        <pattern id="motif-hatch-grey" className="po-motif--grey" {...tile}>
          {GROUND}
          <path d="M-2 6 2 10M0 0 8 8M6 -2 10 2" />
        </pattern>
        <pattern id="motif-lines-blue" className="po-motif--blue" {...tile}>
          {GROUND}
          <path d="M0 2H8M0 6H8" />
        </pattern>
        <pattern id="motif-stripes-green" className="po-motif--green" {...tile}>
          {GROUND}
          <path d="M2 0V8M6 0V8" />
        </pattern>
      </defs>
    </svg>
  );
}
