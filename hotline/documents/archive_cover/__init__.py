"""Cover and contents sheet of an archived case (案卷封面、卷内目录)."""
