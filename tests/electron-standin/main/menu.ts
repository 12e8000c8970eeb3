/** `Menu` and `MenuItem`: what the program put in its menu, and what choosing an item does. Nothing is drawn. */
import type { MenuItemConstructorOptions } from 'electron';
import { app } from './app.ts';
import { note } from './record.ts';
import { strict } from './strict.ts';

/** The roles that this stand-in knows; those that only the system carries out are noted. */
const ROLES = new Set(
  (
    'about services hide hideOthers unhide quit close undo redo cut copy paste selectAll togglefullscreen ' +
    'reload toggleDevTools windowMenu minimize zoom front help'
  ).split(' '),
);
const MODIFIERS = /^(CmdOrCtrl|Cmd|Ctrl|Alt|Shift|Option|Super)$/;
const KEY =
  /^([A-Z0-9]|[,./;'[\]\\`=-]|Plus|Left|Right|Up|Down|F\d{1,2}|Space|Tab|Enter|Escape|Delete|Backspace)$/;

class MenuItem {
  readonly id: string;
  readonly label: string;
  readonly role: string | undefined;
  readonly type: string;
  readonly accelerator: string | undefined;
  readonly submenu: MenuInstance | undefined;
  readonly enabled = true;
  private readonly options: MenuItemConstructorOptions;

  constructor(options: MenuItemConstructorOptions) {
    const { id = '', role, submenu, accelerator } = options;
    if (role && !ROLES.has(role)) throw new Error(`electron stand-in: the role '${role}' is not implemented`);
    if (accelerator) checkAccelerator(accelerator);
    this.id = id;
    this.role = role;
    this.label = options.label ?? role ?? '';
    this.type = options.type ?? (submenu ? 'submenu' : 'normal');
    if (this.type !== 'separator' && this.label === '')
      throw new Error('Invalid submenu: a menu item needs a label, a role or a type');
    this.accelerator = accelerator;
    this.submenu = Array.isArray(submenu) ? Menu.buildFromTemplate(submenu) : undefined;
    this.options = options;
  }

  /** What choosing the item does. */
  click(): void {
    // Only items whose `click` reads none of Electron's arguments are used here.
    const run = this.options.click as (() => void) | undefined;
    if (run) run();
    else if (this.role === 'quit') app.quit();
    else note('menu.role', this.role);
  }
}

function checkAccelerator(accelerator: string): void {
  const parts = accelerator.split('+');
  const key = parts.pop() ?? '';
  if (!KEY.test(key) || !parts.every((part) => MODIFIERS.test(part)))
    throw new Error(`electron stand-in: the accelerator '${accelerator}' is malformed`);
}

class MenuInstance {
  readonly items: readonly MenuItem[];

  constructor(items: readonly MenuItem[]) {
    this.items = items;
  }

  getMenuItemById(id: string): MenuItem | null {
    for (const item of this.items) {
      const found = item.id === id ? item : item.submenu?.getMenuItemById(id);
      if (found) return found;
    }
    return null;
  }
}

let current: MenuInstance | null = null;

export const Menu = strict(
  {
    buildFromTemplate: (template: readonly MenuItemConstructorOptions[]): MenuInstance =>
      strict(new MenuInstance(template.map((options) => strict(new MenuItem(options), 'MenuItem'))), 'Menu'),
    setApplicationMenu: (menu: MenuInstance | null): void => void (current = menu),
    getApplicationMenu: (): MenuInstance | null => current,
  },
  'Menu',
);
