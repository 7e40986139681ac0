import { ScrollTable } from '#components/mdx/table.tsx';
import { TRANSPARENCY } from '#lib/catalogue/product.ts';
import { type Share, TRANSPARENCY_LABELS } from '#lib/catalogue/transparency.ts';
import { percent, wordShare } from './chart-scale.ts';
import { CountLink } from './count-link.tsx';

/** For each information, how many products publish it, of all those shown. */
export function TransparencyShares({ shares }: { shares: readonly Share[] }) {
  return (
    <ScrollTable caption="Part des produits qui publient chaque information">
      <thead>
        <tr>
          <th scope="col">Information</th>
          <th scope="col">Part</th>
          <th scope="col">La publient</th>
          <th scope="col">Ne la publient pas</th>
        </tr>
      </thead>
      <tbody>
        {shares.map(({ name, published, unpublished }) => {
          const whole = published.count + unpublished.count;
          const share = whole === 0 ? 0 : published.count / whole;
          return (
            <tr key={name}>
              <th scope="row">{TRANSPARENCY_LABELS[name]}</th>
              <td className="po-share-cell">
                {wordShare(share)}
                <svg className="po-bar po-bar--share" aria-hidden="true" focusable="false">
                  <rect className="po-bar__whole" width="100%" height="100%" />
                  <rect width={percent(share)} height="100%" />
                </svg>
              </td>
              <td>
                <CountLink {...published} label={TRANSPARENCY[name].present} />
              </td>
              <td>
                <CountLink {...unpublished} label={TRANSPARENCY[name].absent} />
              </td>
            </tr>
          );
        })}
      </tbody>
    </ScrollTable>
  );
}
