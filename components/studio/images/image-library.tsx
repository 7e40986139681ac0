import { PageLinks } from '#components/studio/page-links.tsx';
import { formatCount } from '#lib/french.ts';
import type { ImageList, ImageQuery } from '#lib/studio/images.ts';
import { describeImage, ImageThumbnail } from './image-card.tsx';
import { ImageUpload } from './image-upload.tsx';

interface ImageLibraryProps {
  list: ImageList;
  query: ImageQuery;
  token: string;
}

function addressOf({ words, unsaid }: ImageQuery, page: number): string {
  const params = new URLSearchParams({
    ...(words !== '' && { q: words }),
    ...(unsaid && { etat: 'a-decrire' }),
    ...(page > 1 && { page: String(page) }),
  }).toString();
  return params === '' ? '/studio/images' : `/studio/images?${params}`;
}

/** Every image that documents may show. */
export function ImageLibrary({ list: { images, total, pages }, query, token }: ImageLibraryProps) {
  return (
    <>
      <details className="po-section">
        <summary>
          <h2 className="fr-h6">Ajouter une image</h2>
        </summary>
        <ImageUpload token={token} />
      </details>
      <form method="get" action="/studio/images" role="search" className="po-stack">
        <div className="fr-input-group po-narrow">
          <label className="fr-label" htmlFor="q">
            Chercher par le nom, le texte alternatif, le crédit ou l’origine
          </label>
          <input
            className="fr-input"
            id="q"
            name="q"
            type="search"
            maxLength={200}
            defaultValue={query.words}
          />
        </div>
        <div className="fr-checkbox-group fr-checkbox-group--sm">
          <input type="checkbox" id="etat" name="etat" value="a-decrire" defaultChecked={query.unsaid} />
          <label className="fr-label" htmlFor="etat">
            Seulement celles qui n’ont pas de texte alternatif
          </label>
        </div>
        <div>
          <button className="fr-btn fr-btn--secondary" type="submit">
            Chercher
          </button>
        </div>
      </form>
      <p id="compte">{formatCount(total, 'image', 'images')}</p>
      <ul className="po-images">
        {images.map((image) => (
          <li key={image.name}>
            <ImageThumbnail image={image} />
            <a href={`/studio/images/${image.name}`}>{image.name}</a>
            <p className="po-mention">{describeImage(image)}</p>
          </li>
        ))}
      </ul>
      <PageLinks
        page={query.page}
        pages={pages}
        hrefOf={(page) => addressOf(query, page)}
        label="Pages de la médiathèque"
      />
    </>
  );
}
