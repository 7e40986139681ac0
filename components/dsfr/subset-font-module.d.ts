declare module 'subset-font' {
  interface SubsetOptions {
    targetFormat?: 'truetype' | 'woff' | 'woff2';
    /** Layout features to keep; all by default. */
    keepFeatures?: readonly string[];
  }
  export default function subset(font: Buffer, characters: string, options?: SubsetOptions): Promise<Buffer>;
}
