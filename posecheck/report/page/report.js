"use strict";
window.report = (() => {
  const data = JSON.parse(document.getElementById("data").textContent);
  const film = document.getElementById("film");
  const words = data.words;
  const MARGINS = { l: 64, r: 24, t: 30, b: 44 };
  const { l: left, r: right } = MARGINS;
  // A4 less its margins.
  const PRINT_WIDTH = 670;
  // After Okabe and Ito ("Color Universal Design", 2008), darkened to a contrast of 4.5 on white;
  // what a colour says is said by a shape, a pattern or a word, too.
  const INK = "#1d2733", GOOD = "#005f9e", FAULT = "#b34a00", PALE = "#9ec9e8", UNKNOWN = "#5b6672";
  const COLOUR = { ok: GOOD, fault: FAULT, unknown: UNKNOWN };
  const SYMBOL = { ok: "circle", fault: "x", unknown: "circle-open" };
  const PATTERN = { ok: "", fault: "/", unknown: "." };
  let now = 0;

  const clock = (s) => `${Math.floor(s / 60)}:${String(Math.floor(s % 60)).padStart(2, "0")}`;
  const clamp = (s) => Math.min(Math.max(s, 0), data.duration);

  function layoutOf(x, y, height, more) {
    const axis = (title) => ({
      fixedrange: true, gridcolor: "#e3e8ee", zeroline: false, linecolor: "#8a97a6",
      automargin: false, title: { text: title, standoff: 6 },
    });
    return {
      height, margin: MARGINS, paper_bgcolor: "#ffffff", plot_bgcolor: "#ffffff",
      font: { family: "inherit", size: 14, color: INK }, separators: words.separators,
      xaxis: { ...axis(x), ...more.xaxis }, yaxis: { ...axis(y), ...more.yaxis },
      legend: { orientation: "h", x: 0, y: 1.02, yanchor: "bottom" },
      dragmode: false, hovermode: "closest", showlegend: !!more.legend,
      shapes: more.shapes || [], annotations: more.annotations || [],
      barmode: more.barmode, ...(more.margin ? { margin: more.margin } : {}),
    };
  }

  const note = (x, y, text, more) => ({
    x, y, text, showarrow: false, font: { size: 12, color: INK }, bgcolor: "#ffffffcc", ...more,
  });
  const line = (more) => ({ type: "line", layer: "above", line: { color: INK, width: 1.5, dash: "dash" }, ...more });
  const limitLines = (limits) => limits.map((y) => line({ xref: "paper", x0: 0, x1: 1, y0: y, y1: y }));
  const limitNotes = (limits) => limits.map((y) =>
    note(1, y, words.limit_line.replace("#", y.toLocaleString(document.documentElement.lang)), { xref: "paper", yref: "y", xanchor: "right", yanchor: "bottom" }));

  function angle({ x, y, limits }) {
    const all = [...y.filter((each) => each !== null), ...limits];
    const low = all.length ? Math.min(...all) : 0, high = all.length ? Math.max(...all) : 180;
    const room = 0.08 * Math.max(high - low, 10);
    const bands = data.faults.map(([x0, x1]) => ({
      type: "rect", layer: "below", yref: "paper", x0, x1, y0: 0, y1: 1,
      fillcolor: "rgba(213,94,0,0.16)", line: { color: FAULT, width: 1, dash: "dot" },
    }));
    const moves = data.moves.map(([x0, x1, form]) => ({
      type: "rect", layer: "above", yref: "paper", x0, x1, y0: 0.01, y1: 0.045,
      fillcolor: form === "unknown" ? "#ffffff" : COLOUR[form], line: { color: COLOUR[form], width: 1 },
    }));
    const numbers = data.faults.map(([x0, x1], number) =>
      note((x0 + x1) / 2, 1 - 0.09 * (number % 3), `<b>${number + 1}</b>`, {
        xref: "x", yref: "paper", yanchor: "top", font: { color: FAULT, size: 13 },
      }));
    const trace = {
      type: "scatter", mode: "lines", x, y, line: { color: GOOD, width: 2 },
      hovertemplate: "%{x:.1f} s: %{y:.1f}°<extra></extra>",
    };
    return [[trace], layoutOf(words["axis.time"], words["axis.degrees"], 184, {
      xaxis: { range: [0, data.duration] }, yaxis: { range: [low - 2 * room, high + room] },
      shapes: [...bands, ...limitLines(limits), ...moves],
      annotations: [...limitNotes(limits), ...numbers],
    })];
  }

  function reps({ values, limits }) {
    const traces = Object.keys(COLOUR).map((form) => {
      const these = values.filter((each) => each[2] === form);
      return {
        type: "scatter", mode: "markers", name: words[`form.${form}`],
        x: these.map((each) => each[0]), y: these.map((each) => each[1]),
        marker: { symbol: SYMBOL[form], color: COLOUR[form], size: 13, line: { width: 2 } },
        hovertemplate: "%{x}: %{y:.1f}°<extra></extra>",
      };
    }).filter((trace) => trace.x.length);
    const last = Math.max(...values.map((each) => each[0]), 1);
    return [traces, layoutOf(words["axis.repetition"], words["axis.degrees"], 260, {
      legend: true, shapes: limitLines(limits), annotations: limitNotes(limits),
      xaxis: { dtick: Math.max(1, Math.floor(last / 10)), range: [0.5, last + 0.5] },
    })];
  }

  function holds({ values }) {
    const y = values.map((_, number) => number + 1);
    const bar = { type: "bar", orientation: "h", y, hovertemplate: "%{x:.1f} s<extra></extra>" };
    const inside = { color: PALE, pattern: { shape: "/", fgcolor: GOOD, size: 6 } };
    const traces = [
      { ...bar, x: values.map((each) => each[1][0]), name: words["clock.in_position"], width: 0.72, marker: inside },
      { ...bar, x: values.map((each) => each[1][1]), name: words["clock.good_form"], width: 0.36, marker: { color: GOOD } },
    ];
    const goals = values.map((each, n) => line({ y0: n + 0.55, y1: n + 1.45, x0: each[1][2], x1: each[1][2] }));
    const height = Math.max(MARGINS.t + MARGINS.b + 34 * values.length + 20, 170);
    return [traces, layoutOf(words["axis.seconds"], "", height, {
      legend: true, barmode: "overlay", margin: { ...MARGINS, l: 96 }, shapes: goals,
      yaxis: { tickvals: y, ticktext: values.map((each) => each[0]), autorange: "reversed" },
      annotations: [note(values[0][1][2], 1, words.goal_line, { xref: "x", yref: "paper", yanchor: "bottom" })],
    })];
  }

  // As many days are named as a telephone has room for.
  function days(labels) {
    const step = Math.ceil(labels.length / 4);
    const named = labels.map((label, n) => [n + 1, label]).filter((_, n) => n % step === 0);
    return {
      tickangle: 0, tickfont: { size: 12 }, tickvals: named.map(([n]) => n), ticktext: named.map(([, label]) => label),
    };
  }

  const points = (y, name, color, symbol, mode) => ({
    type: "scatter", mode, name, x: y.map((_, n) => n + 1), y, line: { color },
    marker: { symbol, color, size: 11, line: { width: 2 } },
  });

  function sessions(plot) {
    const traces = Object.keys(COLOUR).map((form) => ({
      type: "bar", x: plot.days.map((_, n) => n + 1), y: plot.forms[form], name: words[`form.${form}`],
      marker: { color: COLOUR[form], pattern: { shape: PATTERN[form] } },
    }));
    traces.push(points(plot.goals, words.goal_line, INK, "line-ew-open", "markers"));
    return [traces, layoutOf("", words["axis.count"], 260, { legend: true, barmode: "stack", xaxis: days(plot.days) })];
  }

  function pain(plot) {
    const look = { pain_before: [FAULT, "circle-open"], pain_after: [FAULT, "circle"], effort: [UNKNOWN, "square"] };
    const traces = Object.keys(look).map((name) => points(plot.ratings[name], words[name], ...look[name], "lines+markers"));
    return [traces, layoutOf("", words["axis.rating"], 260, {
      legend: true, xaxis: days(plot.days), yaxis: { range: [-0.5, 10.5] },
    })];
  }

  function draw() {
    const kinds = { angle, reps, holds, sessions, pain };
    document.querySelectorAll(".drawing").forEach((place) => {
      const plot = data.plots[Number(place.dataset.figure)];
      Plotly.newPlot(place, ...kinds[plot.kind](plot), { displayModeBar: false, responsive: true });
    });
  }

  // The plots keep their margins and their range, so that a place is a time.
  function place(frame, s) {
    const width = frame.clientWidth - left - right;
    return left + (s / data.duration) * width;
  }

  function timeAt(frame, clientX) {
    const box = frame.getBoundingClientRect();
    const width = box.width - left - right;
    return clamp(((clientX - box.left - left) / width) * data.duration);
  }

  function show(s) {
    now = clamp(s);
    document.querySelectorAll(".timed .frame").forEach((frame) => {
      const cursor = frame.querySelector(".cursor");
      cursor.style.transform = `translateX(${place(frame, now)}px)`;
      cursor.dataset.time = now.toFixed(3);
      frame.setAttribute("aria-valuenow", now.toFixed(2));
      frame.setAttribute("aria-valuetext", clock(now));
    });
    document.querySelectorAll("tr[data-start]").forEach((row) => {
      const here = now >= Number(row.dataset.start) && now <= Number(row.dataset.end);
      if (here) row.setAttribute("aria-current", "true");
      else row.removeAttribute("aria-current");
    });
  }

  function go(s) {
    if (film && film.readyState > 0) film.currentTime = clamp(s);
    show(s);
  }

  function follow() {
    if (film.seeking === false) show(film.currentTime);
    if (!film.paused && !film.ended) requestAnimationFrame(follow);
  }

  function steer(frame) {
    let dragging = false;
    frame.addEventListener("pointerdown", (event) => {
      dragging = true;
      go(timeAt(frame, event.clientX));
    }, true);
    window.addEventListener("pointermove", (event) => {
      if (dragging) go(timeAt(frame, event.clientX));
    });
    window.addEventListener("pointerup", () => { dragging = false; });
    frame.addEventListener("keydown", (event) => {
      const steps = { ArrowLeft: -1, ArrowDown: -1, ArrowRight: 1, ArrowUp: 1, PageUp: 10, PageDown: -10 };
      const to = { Home: 0, End: data.duration };
      if (event.key in steps) go(now + steps[event.key]);
      else if (event.key in to) go(to[event.key]);
      else if (event.key === " " && film) { if (film.paused) film.play(); else film.pause(); }
      else return;
      event.preventDefault();
    });
  }

  function listen() {
    document.querySelectorAll("[data-seek]").forEach((button) => {
      button.addEventListener("click", () => go(Number(button.dataset.seek)));
    });
    document.querySelectorAll(".timed .frame").forEach(steer);
    if (film) {
      film.addEventListener("play", () => requestAnimationFrame(follow));
      film.addEventListener("timeupdate", follow);
      film.addEventListener("seeked", follow);
      film.addEventListener("error", () => {
        film.hidden = true;
        document.getElementById("film-missing").hidden = false;
      });
    }
    window.addEventListener("resize", () => show(now));
    window.addEventListener("beforeprint", () => resize(PRINT_WIDTH));
    window.addEventListener("afterprint", () => resize(null));
  }

  function resize(width) {
    document.querySelectorAll(".drawing").forEach((place) => {
      if (width) Plotly.relayout(place, { width, autosize: false });
      else Plotly.relayout(place, { width: undefined, autosize: true });
    });
    show(now);
  }

  function takeFilm() {
    const text = document.getElementById("film-bytes").textContent.trim();
    const step = 4 * 262144;
    const parts = [];
    for (let at = 0; at < text.length; at += step) {
      parts.push(Uint8Array.from(atob(text.slice(at, at + step)), (c) => c.charCodeAt(0)));
    }
    film.src = URL.createObjectURL(new Blob(parts, { type: "video/mp4" }));
  }

  function answers() {
    return [...document.querySelectorAll(".pair[data-agree]")].map((pair) => ({
      kind: pair.dataset.kind,
      number: Number(pair.dataset.number),
      start_s: Number(pair.dataset.start),
      side: pair.dataset.side || null,
      check: pair.dataset.check || null,
      verdict: pair.dataset.verdict,
      agree: pair.dataset.agree === "true",
    }));
  }

  function rate() {
    const save = document.getElementById("save");
    if (!save) return;
    let saved = true;
    document.querySelectorAll(".pair button").forEach((button) => {
      button.addEventListener("click", () => {
        const pair = button.parentElement;
        const off = button.getAttribute("aria-pressed") === "true";
        pair.querySelectorAll("button").forEach((each) => each.setAttribute("aria-pressed", String(each === button && !off)));
        if (off) delete pair.dataset.agree; else pair.dataset.agree = button.dataset.agree;
        const count = answers().length;
        save.disabled = count === 0;
        saved = count === 0;
        const said = count ? words.answered.replace("#", count) : words["answers.none"];
        document.getElementById("answered").textContent = said;
      });
    });
    save.addEventListener("click", () => {
      const file = { ...data.ratings, ratings: answers() };
      const link = document.createElement("a");
      link.href = URL.createObjectURL(new Blob([JSON.stringify(file, null, 1) + "\n"], { type: "application/json" }));
      link.download = "posecheck-ratings.json";
      link.click();
      setTimeout(() => URL.revokeObjectURL(link.href), 1000);
      saved = true;
    });
    window.addEventListener("beforeunload", (event) => { if (!saved) event.preventDefault(); });
  }

  draw();
  listen();
  rate();
  show(0);
  document.documentElement.dataset.ready = "true";
  return { takeFilm };
})();
