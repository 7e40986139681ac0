/** Why a file is not taken. */
export const IMAGE_REFUSALS = {
  'image-format':
    'Ce fichier n’est pas une image JPEG, PNG ou WebP. Enregistrez-la dans l’un de ces formats.',
  'image-illisible':
    'Cette image est abîmée ou incomplète : elle ne peut pas être lue jusqu’au bout. Enregistrez-la à nouveau.',
  'image-trop-grande': 'Cette image a plus de 40 millions de pixels. Réduisez-la, puis recommencez.',
  'image-trop-petite': 'Cette image a moins de 16 pixels de côté : elle ne se verrait pas.',
} as const;
export type ImageRefusal = keyof typeof IMAGE_REFUSALS;
