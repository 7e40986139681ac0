import { formatCount } from '#lib/french.ts';
import type { ImagePage } from '#lib/studio/images.ts';
import { CsrfField } from '#components/studio/csrf-field.tsx';
import { describeImage } from './image-card.tsx';
import { FocusField } from './focus-field.tsx';
import { ImageFields } from './image-fields.tsx';

function UseItem({ kind, slug, draftId, address }: ImagePage['uses'][number]) {
  return draftId === null ? (
    <li>
      <a href={`/studio/contenus/${kind}/${slug}`}>{address}</a>, publié
    </li>
  ) : (
    <li>
      <a href={`/studio/brouillons/${draftId}`}>{address}</a>, brouillon
    </li>
  );
}

function Uses({ uses, hidden }: Pick<ImagePage, 'uses' | 'hidden'>) {
  return (
    <section aria-labelledby="usages">
      <h2 className="fr-h4" id="usages">
        Où elle sert
      </h2>
      {uses.length === 0 && hidden === 0 && <p>Aucune page ni aucun brouillon ne la montre.</p>}
      {uses.length > 0 && (
        <ul>
          {uses.map((use) => (
            <UseItem key={`${use.kind}/${use.slug}/${use.draftId ?? ''}`} {...use} />
          ))}
        </ul>
      )}
      {hidden > 0 && (
        <p>
          Elle sert aussi dans {formatCount(hidden, 'document', 'documents')} que votre rôle ne montre pas.
        </p>
      )}
    </section>
  );
}

/** One image: what is said of it, its crop, where it serves. */
export function ImageView({ page, token }: { page: ImagePage; token: string }) {
  const { image, canDescribe, canRemove } = page;
  return (
    <>
      <div className="po-image-head">
        <img
          className="po-image-chosen"
          src={image.src}
          alt={image.alt}
          {...(image.width && image.height && { width: image.width, height: image.height })}
        />
        <p className="po-mention">
          Dans les pages : <code>{image.src}</code>
          {image.width && ` · ${image.width} × ${image.height ?? 0} pixels`}
        </p>
      </div>
      {canDescribe ? (
        <form
          method="post"
          action={`/studio/images/${image.name}/description`}
          className="po-fields po-narrow"
        >
          <CsrfField token={token} />
          <ImageFields image={image} />
          <FocusField src={image.src} focusX={image.focusX} focusY={image.focusY} />
          <div>
            <button className="fr-btn" type="submit">
              Enregistrer
            </button>
          </div>
        </form>
      ) : (
        <p>
          {describeImage(image)}
          {image.credit && ` · ${image.credit}`}
          {image.licence && ` · ${image.licence}`}
        </p>
      )}
      <Uses {...page} />
      {canRemove && (
        <details className="po-section">
          <summary>Retirer cette image de la médiathèque</summary>
          <form method="post" action={`/studio/images/${image.name}/retrait`} className="po-stack">
            <CsrfField token={token} />
            <div className="fr-checkbox-group">
              <input type="checkbox" id="confirmation" name="confirmation" value="oui" required />
              <label className="fr-label" htmlFor="confirmation">
                Je retire l’image {image.name}
              </label>
            </div>
            <div>
              <button className="fr-btn fr-btn--secondary" type="submit">
                Retirer l’image
              </button>
            </div>
          </form>
        </details>
      )}
    </>
  );
}
