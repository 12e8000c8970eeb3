/** The typefaces of the page as the browser asks for them; what is not installed falls back within its kind. */
import type { Settings } from '../../contract/settings.ts';

export const TYPEFACE_STACKS: Readonly<Record<Settings['typeface'], string>> = {
  literata: "'Literata Variable', Literata, Georgia, serif",
  inter: "'Inter Variable', Inter, system-ui, sans-serif",
  'system-serif': "Georgia, 'Times New Roman', 'Liberation Serif', serif",
  'system-sans': "system-ui, 'Segoe UI', Helvetica, Arial, sans-serif",
};
