import { SearchForm } from '#components/form/search-form.tsx';
import { Picture } from '#components/media/picture.tsx';
import type { ImageFacts } from '#lib/portal/image.ts';

/** What the Fabrique is, and the search of its catalogue. */
export function Hero({ image }: { image: ImageFacts | undefined }) {
  return (
    <section className="po-section po-section--accent po-hero">
      <div className="fr-container po-hero__row">
        <div>
          <h1 className="po-hero__title">La Fabrique numérique des ministères sociaux</h1>
          <p className="fr-text--lead">
            Nous sommes l’incubateur des ministères du travail, de la santé et des solidarités. De petites
            équipes y construisent, avec les personnes concernées, des services numériques pour des problèmes
            bien réels.
          </p>
          <SearchForm
            action="/produits"
            id="recherche-accueil"
            label="Chercher un produit"
            defaultValue=""
            large
          />
          <p>
            <a className="fr-link" href="/la-fabrique">
              Comprendre ce que fait la Fabrique
            </a>
          </p>
        </div>
        <div className="po-hero__image">
          <Picture image={image} alt="" sizes="(min-width: 62em) 30rem, 100vw" eager />
        </div>
      </div>
    </section>
  );
}
