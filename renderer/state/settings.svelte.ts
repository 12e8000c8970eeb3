/** The person's settings and what follows from them: theme, language, messages, formats. */
import type { Colour, ColourNames } from '../../contract/annotation.ts';
import type { Client } from '../../contract/client.ts';
import { chooseLanguage, MESSAGES, type Language, type Messages } from '../../contract/messages/index.ts';
import type { Failure } from '../../contract/reply.ts';
import {
  PAGE_LIMITS,
  STANDARD_SETTINGS,
  type Settings,
  type SettingsChange,
} from '../../contract/settings.ts';
import { namesApart } from './colour-names.ts';
import { formatsIn, type Formats } from './formats.ts';

export type Theme = 'light' | 'sepia' | 'dark';

interface SystemPreferences {
  readonly dark: boolean;
  /** BCP 47 tags, most wanted first. */
  readonly languages: readonly string[];
}

export class SettingsState {
  current = $state.raw<Settings>(STANDARD_SETTINGS);
  #system = $state.raw<SystemPreferences>({ dark: false, languages: [] });
  /** The names people gave to colours. */
  colourNames = $state.raw<ColourNames>({});
  #underWay = 0;
  readonly #client: Client;

  readonly theme: Theme = $derived(
    this.current.theme === 'system' ? (this.#system.dark ? 'dark' : 'light') : this.current.theme,
  );
  readonly language: Language = $derived(
    chooseLanguage(this.current.locale === 'system' ? this.#system.languages : [this.current.locale]),
  );
  /** The language's own words. */
  readonly standard: Messages = $derived(MESSAGES[this.language]);
  /** The words of the screen: a colour that was given a name is called by it everywhere, and told from one of the same name. */
  readonly messages: Messages = $derived({
    ...this.standard,
    marks: { ...this.standard.marks, colours: namesApart(this.standard.marks.colours, this.colourNames) },
  });
  readonly formats: Formats = $derived(formatsIn(this.language));

  constructor(client: Client, systemLanguages: readonly string[], darkQuery: MediaQueryList) {
    this.#client = client;
    const follow = () => (this.#system = { dark: darkQuery.matches, languages: systemLanguages });
    follow();
    darkQuery.addEventListener('change', follow);
    client.on('colour-names-changed', (names) => (this.colourNames = names));
    client.on('settings-changed', (settings) => {
      // While changes of this screen are under way, what arrives is older than what it shows.
      if (this.#underWay === 0) this.current = settings;
    });
  }

  async load(): Promise<void> {
    const reply = await this.#client.call('settings', {});
    if (!reply.ok) return;
    this.current = reply.value;
    // What the engine writes for people is in the language of the screen, which its own system may not speak.
    const spoken = chooseLanguage(this.#system.languages);
    if (spoken !== reply.value.spoken) void this.change({ spoken });
  }

  /** The names belong to the library: another one has others, and a missing one none. */
  async loadColourNames(): Promise<void> {
    const reply = await this.#client.call('colourNames', {});
    this.colourNames = reply.ok ? reply.value : {};
  }

  /** Gives a colour a name, or its own again when it is empty; answers why it was not kept, or null. */
  async nameColour(colour: Colour, name: string): Promise<Failure | null> {
    const reply = await this.#client.call('nameColour', { colour, name });
    if (reply.ok) this.colourNames = reply.value;
    return reply.ok ? null : reply.error;
  }

  /** Applies at once and keeps; a failure to keep leaves the setting as it looks until the next start. */
  async change(change: SettingsChange): Promise<void> {
    this.current = { ...this.current, ...change };
    this.#underWay++;
    const reply = await this.#client.call('changeSettings', change);
    this.#underWay--;
    if (reply.ok && this.#underWay === 0) this.current = reply.value;
  }

  /** Gives one of the page's numbers its standard value. */
  reset(name: keyof typeof PAGE_LIMITS): Promise<void> {
    return this.change({ [name]: PAGE_LIMITS[name].standard });
  }

  /** Moves one of the page's numbers by steps, within its limits. */
  step(name: keyof typeof PAGE_LIMITS, steps: number): Promise<void> {
    const { min, max, step } = PAGE_LIMITS[name];
    const wanted = Math.round((this.current[name] + steps * step) * 100) / 100;
    return this.change({ [name]: Math.min(max, Math.max(min, wanted)) });
  }
}
