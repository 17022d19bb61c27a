"""The closed list of works that can be reviewed, by their schema.org types."""

from typing import Literal, get_args

WorkType = Literal[
    "Movie",
    "TVSeries",
    "TVSeason",
    "TVEpisode",
    "MovieSeries",
    "VideoGame",
    "Game",
    "Book",
    "BookSeries",
    "ComicSeries",
    "Audiobook",
    "MusicAlbum",
    "MusicRecording",
    "PodcastSeries",
    "Product",
    "SoftwareApplication",
    "MobileApplication",
    "Event",
    "CreativeWork",
]
WORK_TYPES: tuple[WorkType, ...] = get_args(WorkType)

# What a work of a type is part of; of any other type, of a CreativeWork.
WHOLE_OF: dict[str, WorkType] = {
    "TVSeason": "TVSeries",
    "TVEpisode": "TVSeries",
    "Movie": "MovieSeries",
    "Book": "BookSeries",
    "Audiobook": "BookSeries",
    "MusicRecording": "MusicAlbum",
}
