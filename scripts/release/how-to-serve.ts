/** Goes into the zip as `HOW-TO-SERVE.txt`: for whoever puts the site on a host. */
export const HOW_TO_SERVE = `一刻钟 · Quarter Hour

怎么放上网
1. 把这个文件夹整个拷到任何能放静态文件的地方：网站空间、对象存储、内网服务器。根目录、子目录都可以，不用改任何文件。
2. 不能直接双击 index.html：浏览器不允许这样打开的页面读取旁边的文件。在自己的电脑上试用，可在本文件夹里运行
       python3 -m http.server 8000
   然后打开 http://localhost:8000/
3. 以 .gz 结尾的文件要原样发送，不要加 Content-Encoding: gzip。底图 basemap.pmtiles.gz 最好能分段读取（Range）；不能
   分段时页面会整份读入。
4. 用 https（或 localhost）打开时，看过的城市没有网络也能用；用 http 的内网地址，其余功能照常，只是不能离线。
5. 换新版：用新的文件夹整个替换。已经打开过的人会看到「有新版本」，自己决定何时换上。
6. cities/ 下每个文件夹是一座城市。加城市：把做好的城市文件夹放进来，并在 cities/index.json 里加一行。

How to serve this
1. Copy the whole folder to any host of static files: web space, object storage, a server on an intranet. It works at the
   root and in any folder; nothing has to be changed.
2. index.html cannot be opened by a double click: browsers do not let such a page read the files beside it. To try it on
   your own machine run, in this folder,
       python3 -m http.server 8000
   and open http://localhost:8000/
3. Files that end in .gz are sent as they are, without Content-Encoding: gzip. The basemap, basemap.pmtiles.gz, is best
   sent by byte ranges; where the host knows none the page reads all of it.
4. Over https, or at localhost, cities that were seen work without network. Over plain http on an intranet everything else
   works.
5. A new version: replace the whole folder. Who has the page open is told, and takes it when it suits.
6. Every folder in cities/ is a city. To add one, put its folder there and a line into cities/index.json.

Code: MIT. Map data: © OpenStreetMap contributors, ODbL 1.0 (https://www.openstreetmap.org/copyright); further sources
of a city stand in its city.json and on the page, behind 看数据 (See the data).
`
