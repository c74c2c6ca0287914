/** Danau Kembar between its hills, with a gonjong roof on the shore. Drawn for this service. */
export function Landscape() {
  return (
    <svg
      class="app-hero__picture"
      viewBox="0 0 420 260"
      aria-hidden="true"
      focusable="false"
      preserveAspectRatio="xMaxYMax meet"
    >
      <circle class="app-hero__sun" cx="318" cy="62" r="30" />
      <path
        class="app-hero__hill-far"
        d="M0 150 70 84 128 138 206 58 292 146 348 104 420 158V260H0z"
      />
      <path
        class="app-hero__hill-near"
        d="M0 176 58 134 132 178 214 122 300 182 372 142 420 172V260H0z"
      />
      <path class="app-hero__water" d="M0 196h420v64H0z" />
      <path
        class="app-hero__ripple"
        d="M24 212h96M60 226h120M230 216h104M290 232h96M150 244h74"
        stroke-width="3"
        stroke-linecap="round"
      />
      <path
        class="app-hero__shore"
        d="M0 188q70 16 128 8 40-6 76 4 80 20 216-6v14q-110 14-214 6-90-8-206 0z"
      />
      <g>
        <path
          class="app-hero__shore"
          d="M134 108c6 22 20 32 44 33 24-1 38-11 44-33 2 22-4 36-14 46h-60c-10-10-16-24-14-46z"
        />
        <path
          class="app-hero__roof"
          d="M150 118c6 14 14 21 28 22 14-1 22-8 28-22 1 16-3 26-10 33h-36c-7-7-11-17-10-33z"
        />
        <path class="app-hero__wall" d="M150 154h56v38h-56z" />
        <path class="app-hero__beam" d="M150 154h56v6h-56z" />
        <path class="app-hero__door" d="M170 168h16v24h-16z" />
        <path class="app-hero__door" d="M155 168h9v10h-9zM192 168h9v10h-9z" />
      </g>
    </svg>
  );
}
