/** The look of the inspector, inside its own shadow root. The page's styles do not reach it, and it reaches no page. */
export const style = `
:host {
  all: initial; position: fixed; z-index: 2147483000; inset-block-end: 0.75rem; inset-inline-end: 0.75rem;
  color-scheme: light dark; direction: ltr;
  --sans: system-ui, 'Segoe UI', Roboto, 'Noto Sans', sans-serif;
  --mono: ui-monospace, 'SF Mono', 'Cascadia Mono', 'Roboto Mono', 'DejaVu Sans Mono', monospace;
  --ground: #f3f5f8; --surface: #fff; --sunken: #e9edf2; --line: #d5dce4; --line-soft: #e6eaef;
  --ink: #16212c; --ink-2: #4d5b6a; --ink-3: #5f6d7b; --carbon: #24489c; --carbon-soft: #e4ebfa;
  --ok: #17694a; --ok-soft: #dcf1e7; --wait: #7a5200; --wait-soft: #fdeecb;
  --stop: #a8261a; --stop-soft: #fbe3e0; --void: #5b6673; --void-soft: #e7ebf0;
  --shadow: 0 1px 2px rgb(22 33 44 / .1), 0 12px 40px rgb(22 33 44 / .22);
}
@media (prefers-color-scheme: dark) {
  :host {
    --ground: #0e141a; --surface: #172029; --sunken: #10181f; --line: #2b3845; --line-soft: #212c37;
    --ink: #e8eef4; --ink-2: #a9b7c5; --ink-3: #8b9aa9; --carbon: #9bb8ff; --carbon-soft: #1d2c4d;
    --ok: #77d7ab; --ok-soft: #12352a; --wait: #f3c15a; --wait-soft: #3a2c0d;
    --stop: #ff9d90; --stop-soft: #43201c; --void: #9aa8b5; --void-soft: #26313c;
    --shadow: 0 0 0 1px #2b3845, 0 12px 40px rgb(0 0 0 / .6);
  }
}
* { box-sizing: border-box; margin: 0; }
.root { font: 13px/1.4 var(--sans); color: var(--ink); font-variant-numeric: tabular-nums; display: grid; justify-items: end; }
button { font: inherit; color: inherit; background: none; border: 0; padding: 0; cursor: pointer; }
:focus-visible { outline: 2px solid var(--carbon); outline-offset: 2px; }
.dot { flex: none; inline-size: .5rem; block-size: .5rem; border-radius: 50%; background: currentColor; }
.ok { color: var(--ok); } .wait { color: var(--wait); } .stop { color: var(--stop); } .void { color: var(--void); }
.muted { color: var(--ink-2); } .mono { font-family: var(--mono); font-size: 12px; }

.pill { display: flex; align-items: center; gap: .5rem; min-block-size: 2rem; padding-inline: .75rem; border-radius: 99px;
  background: var(--surface); border: 1px solid var(--line); box-shadow: var(--shadow); font-weight: 600; }
.pill .more { color: var(--ink-2); font-weight: 400; }
.pill .more.wait { color: var(--wait); font-weight: 600; } .pill .more.stop { color: var(--stop); font-weight: 600; }

.window { inline-size: min(31rem, calc(100vw - 1.5rem)); block-size: min(38rem, calc(100vh - 1.5rem)); display: grid;
  grid-template-rows: auto auto minmax(0, 1fr); background: var(--ground); border: 1px solid var(--line); border-radius: 12px;
  box-shadow: var(--shadow); overflow: clip; }
.head { background: var(--surface); padding: .75rem .875rem .875rem; display: grid; gap: .625rem; }
.line { display: flex; align-items: center; justify-content: space-between; gap: .75rem; min-inline-size: 0; }
.state { display: flex; align-items: center; gap: .5rem; font-weight: 600; font-size: 14px; }
.close { padding: .25rem .625rem; border-radius: 6px; color: var(--carbon); font-weight: 600; }
.close:hover { background: var(--carbon-soft); }
.figures { display: grid; grid-template-columns: repeat(4, 1fr); gap: .5rem; }
.figure b { display: block; font-size: 22px; line-height: 1.15; letter-spacing: -.01em; }
.figure span { color: var(--ink-2); font-size: 12px; }
.tabs { display: flex; background: var(--surface); padding-inline: .5rem; position: relative; border-block-start: 2px dashed var(--line);
  border-block-end: 1px solid var(--line); overflow-x: auto; scrollbar-width: none; }
.tabs button { padding: .5rem .4375rem; white-space: nowrap; color: var(--ink-2); border-block-end: 2px solid transparent; }
.tabs button:focus-visible { outline-offset: -2px; }
.tabs button[aria-selected='true'] { color: var(--carbon); border-color: var(--carbon); font-weight: 600; }
.tabs .n { font-size: 11px; font-weight: 600; margin-inline-start: .25rem; }
.tabs .n.alert { color: var(--stop); }
.panel { overflow: auto; padding: .75rem; display: grid; gap: .5rem; align-content: start; overscroll-behavior: contain; }
.note { color: var(--ink-2); padding-inline: .25rem; }
.empty { padding: 2rem 1rem; text-align: center; color: var(--ink-2); display: grid; gap: .25rem; }
.empty b { color: var(--ink); font-size: 14px; }

.card { background: var(--surface); border: 1px solid var(--line); border-radius: 8px; padding: .5rem .625rem; display: grid; gap: .125rem; min-inline-size: 0; }
.card.sent { border-style: dashed; }
.card.hot { box-shadow: inset 3px 0 0 var(--stop); }
.card > * { min-inline-size: 0; }
.name { font-weight: 600; overflow-wrap: anywhere; }
.big { font-size: 18px; font-weight: 600; line-height: 1.1; }
.tag { display: inline-flex; gap: .25rem; align-items: center; font-size: 12px; font-weight: 600; border-radius: 99px; padding: 0 .5rem; white-space: nowrap; }
.tag.ok { background: var(--ok-soft); } .tag.wait { background: var(--wait-soft); } .tag.stop { background: var(--stop-soft); } .tag.void { background: var(--void-soft); }
.facts { color: var(--ink-2); font-size: 12px; overflow-wrap: anywhere; }
.facts i { font-style: normal; color: var(--ink-3); padding-inline: .3em; }
.why { color: var(--wait); font-size: 12px; overflow-wrap: anywhere; }
.why.stop { color: var(--stop); }
details > summary { cursor: pointer; color: var(--carbon); font-size: 12px; font-weight: 600; inline-size: fit-content; border-radius: 4px; }
pre { font: 12px/1.45 var(--mono); background: var(--sunken); border-radius: 6px; padding: .5rem; margin-block-start: .25rem; overflow: auto; max-block-size: 16rem; white-space: pre-wrap; overflow-wrap: anywhere; }

.bar { display: flex; gap: 2px; block-size: .5rem; border-radius: 99px; overflow: clip; background: var(--sunken); }
.bar span { min-inline-size: 2px; background: var(--c); } .server { --c: var(--carbon); } .cache { --c: var(--void); } .device { --c: var(--ok); }
.key { display: inline-flex; align-items: center; gap: .375rem; }
.key::before { content: ''; inline-size: .5rem; block-size: .5rem; border-radius: 2px; background: var(--c); }
.reads { display: grid; gap: .5rem; padding: .625rem; }
.reads .figures { grid-template-columns: repeat(3, 1fr); }

.way { display: flex; flex-wrap: wrap; align-items: center; gap: .125rem .25rem; font-size: 12px; color: var(--ink-2); }
.way .step { white-space: nowrap; } .way .step b { color: var(--ink); font-weight: 600; } .way .arrow { color: var(--ink-3); padding-inline: .125rem; }
.way .step.ok b { color: var(--ok); } .way .step.stop b { color: var(--stop); } .way .step.wait b { color: var(--wait); }

[data-beat='0'] { animation: beat-0 1.2s ease-out; } [data-beat='1'] { animation: beat-1 1.2s ease-out; }
@keyframes beat-0 { from { background: var(--carbon-soft); } } @keyframes beat-1 { from { background: var(--carbon-soft); } }
@media (prefers-reduced-motion: reduce) { [data-beat] { animation: none; } }
`;
