import { makeDisplaySettingsWhenAsked } from './display-settings.ts';
import { revealControls } from './reveal-controls.ts';
import { showResultsInPlace } from './results-in-place.ts';
import { enhanceSuggestions } from './suggest.ts';
import { upgradeOpeners } from './upgrade-openers.ts';

// DSFR says that it is there just before it starts. Where it does not load, the page stays as served, links and all.
document.documentElement.addEventListener(
  'dsfr.ready',
  () => {
    upgradeOpeners();
    makeDisplaySettingsWhenAsked();
    revealControls();
  },
  { once: true },
);

enhanceSuggestions();
showResultsInPlace(enhanceSuggestions);
