/** The answers of the reviews API, for code editors and type checkers; nothing of this file runs. */

declare namespace Api {
  interface Term { name: string; slug: string }
  interface Source { url: string; width: number; height: number; type: string }
  interface Image {
    id: number; title: string; alt: string; url: string; width: number; height: number; srcset: Source[];
    focal_point: { x: number; y: number } | null; credit: string;
  }
  interface Link { label: string; url: string }
  interface WorkLink extends Link { kind: "same_as" | "official" | "watch" | "buy"; sponsored: boolean }
  interface Metadata {
    type: string; title: string; original_title: string; year: number | null; year_end: number | null;
    part_of: { type: string; title: string } | null; number: number | null; image: Image | null; genres: Term[];
    credits: { role: string; label: string; names: Term[] }[];
    facts: { key: string | null; label: string; value: string }[];
    links: WorkLink[];
  }
  interface Verdict { pros: string[]; cons: string[]; summary: string }
  interface Criterion { name: string; value: number; percent: number; grade: string | null; weight: number; display: string }
  interface Score {
    value: number; best: number; worst: number; step: number | null; grade: string | null; percent: number; scale: string;
    display: string; text: string; label: string; criteria: Criterion[];
  }
  interface Author {
    id: number; slug: string; type: string; name: string; job_title: string; url: string; heading: string; bio: string;
    image: Image | null; links: Link[];
  }
  interface Embed {
    url: string; html: string; title: string; provider_name: string; thumbnail_url: string; width: number | null; height: number | null;
  }

  interface Of<Type extends string, Value> { type: Type; id: string | null; value: Value }
  type Block =
    | Of<"synopsis" | "paragraph", string>
    | Of<"heading", { text: string; level: number }>
    | Of<"image", { image: Image | null; caption: string }>
    | Of<"quote", { text: string; attribution: string; url: string }>
    | Of<"embed", Embed>
    | Of<"spoiler", { label: string; html: string }>
    | Of<"metadata", Metadata | null>
    | Of<"verdict", Verdict | null>
    | Of<"score", Score | null>
    | Of<"author_card", Author | Author[] | null>
    | (Of<"custom", unknown> & { name: string });

  interface Meta {
    type: string; detail_url: string | null; html_url: string | null; html_path: string | null; slug: string; locale: string;
    first_published_at: string | null; last_published_at: string | null; seo_title: string; search_description: string; draft: boolean;
    parent: { id: number; title: string; html_url: string } | null;
    translations: { locale: string; id: number; html_url: string }[];
    schema_version: string;
  }
  interface Card {
    id: number | null; meta: Meta; title: string; summary: string; disclosure: string; image: Image | null;
    metadata: Metadata | null; verdict: Verdict | null; score: Score | null; authors: Author[]; tags: Term[]; contains_spoilers: boolean;
  }
  interface Review extends Card { body: Block[]; json_ld: object | null }
  interface ReviewList { count: number; next_cursor: string | null; items: Card[] }
  interface Problem { title: string; status: number; detail: string; errors: { loc: (string | number)[]; msg: string }[] }
}

/** What a page's module hands to app.js. */
interface View {
  title: string; content: String; status: string; lang?: string; description?: string; canonical?: string | null; jsonLd?: object | null;
  noindex?: boolean;
}
