/**
 * EcoIndex of a page (GreenIT): the rank of the page among the quantiles of the web for its number of elements, its
 * requests and its transferred kilobytes.
 */
const QUANTILES = {
  elements: [
    0, 47, 75, 159, 233, 298, 358, 417, 476, 537, 603, 674, 753, 843, 949, 1076, 1237, 1459, 1801, 2479,
    594601,
  ],
  requests: [0, 2, 15, 25, 34, 42, 49, 56, 63, 70, 78, 86, 95, 105, 117, 130, 147, 170, 205, 281, 3920],
  kilobytes: [
    0, 1.37, 144.7, 319.53, 479.46, 631.97, 783.38, 937.91, 1098.62, 1265.47, 1448.32, 1648.27, 1876.08,
    2142.06, 2465.37, 2866.31, 3401.59, 4155.73, 5400.08, 8037.54, 223212.26,
  ],
} as const;

export interface PageWeight {
  /** Elements of the page, those inside drawings left out. */
  elements: number;
  requests: number;
  /** Transferred, in units of 1,024 bytes. */
  kilobytes: number;
}

function rank(value: number, quantiles: readonly number[]): number {
  const last = quantiles.length - 1;
  const above = quantiles.findIndex((quantile) => value < quantile);
  if (above <= 0) return above < 0 ? last : 0;
  const [low = 0, high = 1] = [quantiles[above - 1], quantiles[above]];
  return above - 1 + (value - low) / (high - low);
}

/** From 0 to 100, the lighter the higher. */
export function ecoIndex({ elements, requests, kilobytes }: PageWeight): number {
  const weighted =
    3 * rank(elements, QUANTILES.elements) +
    2 * rank(requests, QUANTILES.requests) +
    rank(kilobytes, QUANTILES.kilobytes);
  return 100 - (5 * weighted) / 6;
}
