// Runs before `npm start`, `npm run browser` and `npm test`, on a bare clone too: installs what is missing, builds what
// is stale, and says what it does. Imports nothing before it knows that this Node can.

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
const isRecent = major >= 24 || (major === 22 && minor >= 12) || (major === 20 && minor >= 19);

if (!isRecent) {
  console.error(
    'Seedleaf needs Node 20.19 or later, 22.12 or later, or 24 and up; this is Node ' +
      process.versions.node +
      '. Get one from https://nodejs.org.',
  );
  process.exit(1);
}

import('./setup/prepare.mjs').then(({ prepare }) => prepare(process.argv[2] === 'test' ? 'test' : 'start'));
