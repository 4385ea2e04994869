"""How the page looks, on a screen and on paper; no font, picture or rule from elsewhere."""

TEXT, LINK, LINE, GROUND = "#1a1a1a", "#0b4f8a", "#6b6b6b", "#f2f2f0"
"""Colours of words, links, lines and of the ground under the heads of tables, on white."""

STYLESHEET = f"""
:root {{ color-scheme: light; }}
body {{ margin: 0 auto; padding: 1.5rem 1.25rem 3rem; max-width: 62rem; color: {TEXT};
  background: #ffffff; font: 1rem/1.5 "Liberation Sans", Arial, Helvetica, sans-serif; }}
h1 {{ margin: 0; font-size: 1.9rem; line-height: 1.2; }}
h2 {{ margin: 2.5rem 0 .75rem; padding-top: .5rem; border-top: 2px solid {TEXT};
  font-size: 1.35rem; }}
h3 {{ margin: 1.5rem 0 .25rem; font-size: 1rem; }}
p, ul {{ margin: .5rem 0; max-width: 46rem; }}
ul {{ padding-left: 1.25rem; }}
a {{ color: {LINK}; }}
a:focus-visible, [tabindex]:focus-visible {{ outline: 3px solid {LINK}; outline-offset: 2px; }}
.subtitle {{ margin: .25rem 0 1rem; font-size: 1.15rem; }}
.note {{ font-size: .9rem; }}
nav ul {{ display: flex; flex-wrap: wrap; gap: .25rem 1.25rem; padding: 0; list-style: none;
  max-width: none; }}
nav a {{ display: inline-block; padding: .25rem 0; }}
figure {{ margin: 1.5rem 0 0; break-inside: avoid; }}
figcaption {{ font-weight: bold; }}
h3 + figure {{ margin-top: .25rem; }}
figure + .note {{ max-width: none; }}
figure svg {{ display: block; width: 100%; height: auto; }}
.wide {{ margin: 1rem 0; overflow-x: auto; }}
table {{ border-collapse: collapse; width: 100%; font-size: .925rem; }}
caption {{ padding: .25rem 0; text-align: left; font-weight: bold; }}
caption.unseen {{ position: absolute; width: 1px; height: 1px; overflow: hidden;
  clip-path: inset(50%); }}
th, td {{ padding: .35rem .5rem; border-bottom: 1px solid {LINE}; text-align: left;
  vertical-align: top; overflow-wrap: break-word; }}
thead th {{ border-bottom: 2px solid {TEXT}; background: {GROUND}; vertical-align: bottom; }}
tbody th {{ font-weight: normal; }}
tfoot th, tfoot td {{ border-top: 2px solid {TEXT}; font-weight: bold; }}
.number {{ text-align: right; font-variant-numeric: tabular-nums; }}
footer {{ margin-top: 3rem; border-top: 1px solid {LINE}; font-size: .85rem; }}
@page {{ size: A4; margin: 18mm 16mm; }}
@media print {{
  html {{ font-size: 9.5pt; }}
  body {{ max-width: none; padding: 0; }}
  figure + .note {{ break-before: avoid; }}
  nav {{ display: none; }}
  h2, h3, figcaption {{ break-after: avoid; }}
  tr {{ break-inside: avoid; }}
  .wide {{ overflow: visible; }}
  a {{ color: inherit; text-decoration: none; }}
}}
"""
