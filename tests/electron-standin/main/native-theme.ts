/** `nativeTheme`: light or dark, asked of the environment (STANDIN_DARK) when the program follows the system. */
import { StrictEmitter } from './strict-emitter.ts';
import { strict } from './strict.ts';

type Source = 'system' | 'light' | 'dark';

class NativeTheme extends StrictEmitter {
  private source: Source = 'system';

  constructor() {
    super('nativeTheme', ['updated']);
  }

  get themeSource(): Source {
    return this.source;
  }

  set themeSource(source: Source) {
    if (source === this.source) return;
    this.source = source;
    this.emit('updated');
  }

  get shouldUseDarkColors(): boolean {
    return this.source === 'dark' || (this.source === 'system' && Boolean(process.env['STANDIN_DARK']));
  }
}

export const nativeTheme = strict(new NativeTheme(), 'nativeTheme');
